/** Tests of the connection pools. */
@NullMarked
package io.devicedeletions.bootstrap.database;

import org.jspecify.annotations.NullMarked;
