package io.devicedeletions.application.port.out;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * What a store has to do, now and next.
 *
 * @param tenants those with due work
 * @param nextDueIn how long until work of another tenant becomes due; none if there is none
 */
public record DueWork(Seq<DueTenant> tenants, Option<Duration> nextDueIn) {}
