/** The service over HTTP: start a server, be told how it goes, stop it. */
@NullMarked
package io.devicedeletions.adapters.http;

import org.jspecify.annotations.NullMarked;
