/** What becomes of each scheduled line, and the rule that decides it. */
@NullMarked
package io.devicedeletions.domain.outcome;

import org.jspecify.annotations.NullMarked;
