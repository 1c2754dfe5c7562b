/** Clients that ask too much of a server, in a process of their own and for a bounded time. */
@NullMarked
package io.devicedeletions.bootstrap.overload.attack;

import org.jspecify.annotations.NullMarked;
