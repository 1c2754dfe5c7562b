package io.devicedeletions.adapters.jdbc.remote;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Each kind of fault so many times, in a random order; then all goes well. Thread-safe. */
final class RandomFaults implements Supplier<Fault> {

  private final Vector<Fault> faults;
  private final AtomicInteger requests = new AtomicInteger();

  RandomFaults(int seed, int ofEachKind) {
    List<Fault> shuffled = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      shuffled.addAll(Collections.nCopies(ofEachKind, fault));
    }
    Collections.shuffle(shuffled, new Random(seed));
    this.faults = Vector.ofAll(shuffled);
  }

  @Override
  public Fault get() {
    int request = requests.getAndIncrement();
    return request < faults.size() ? faults.get(request) : Fault.NONE;
  }

  /** What has happened to requests so far. */
  Vector<Fault> met() {
    return faults.take(requests.get());
  }
}
