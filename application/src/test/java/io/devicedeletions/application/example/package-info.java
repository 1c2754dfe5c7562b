/** What the guide shows, compiled and run. */
@NullMarked
package io.devicedeletions.application.example;

import org.jspecify.annotations.NullMarked;
