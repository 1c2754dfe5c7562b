/** What an operator can set, checked before anything is opened. */
@NullMarked
package io.devicedeletions.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
