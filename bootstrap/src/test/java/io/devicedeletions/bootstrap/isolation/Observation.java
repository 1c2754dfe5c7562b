package io.devicedeletions.bootstrap.isolation;

import java.util.List;

/**
 * All that a tenant and its operator can see of it.
 *
 * @param inventory its devices, by uid
 * @param outcomes what became of the lines of its batches, batch by batch
 * @param dead what of its requests was given up
 * @param pending how many of its lines wait
 */
record Observation(
    List<String> inventory, List<String> outcomes, List<String> dead, long pending) {}
