/**
 * What tests about devices need, in this module and in those that build on it: generators of good
 * and bad input, samples, and an oracle that judges uids by other means than the domain does.
 */
@NullMarked
package io.devicedeletions.domain.testkit;

import org.jspecify.annotations.NullMarked;
