/**
 * What whoever implements or embeds the ports needs for their tests: an in-memory store, fakes, and
 * the contract that every store fulfils.
 *
 * <p>To test a store of your own, subclass each {@code *Contract} and {@link
 * io.devicedeletions.application.testkit.RemovalHistoryProperties}, and let {@code open} answer a
 * fresh store.
 */
@NullMarked
package io.devicedeletions.application.testkit;

import org.jspecify.annotations.NullMarked;
