/** Files that are packed into the jar and served to everybody: the console and the API's pages. */
@NullMarked
package io.devicedeletions.adapters.http.internal.pages;

import org.jspecify.annotations.NullMarked;
