/** What the servers of the whole test run said, kept and searched for what nobody may be told. */
@NullMarked
package io.devicedeletions.bootstrap.leaks;

import org.jspecify.annotations.NullMarked;
