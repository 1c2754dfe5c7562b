/** What tests set. */
@NullMarked
package io.devicedeletions.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
