/** What is looked at while a server is overloaded: a client, the probe, the process itself. */
@NullMarked
package io.devicedeletions.bootstrap.overload.watch;

import org.jspecify.annotations.NullMarked;
