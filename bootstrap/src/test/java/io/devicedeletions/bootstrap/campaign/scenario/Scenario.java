package io.devicedeletions.bootstrap.campaign.scenario;

/** A kind of fault, to be struck so many times while clients ask. */
@FunctionalInterface
public interface Scenario {

  void run(Arena arena, int repetitions, Tally tally);
}
