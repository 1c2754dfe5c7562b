package io.devicedeletions.adapters.jdbc.benchmark;

import io.vavr.collection.Seq;
import java.util.Arrays;
import java.util.Locale;

/** Numbers in order. Immutable. */
final class Quantiles {

  private final double[] sorted;

  Quantiles(Seq<Double> numbers) {
    this.sorted = numbers.toJavaStream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
  }

  /** The number that so large a part of them, from 0 to 1, does not exceed. */
  double at(double part) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, (int) (part * sorted.length))];
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "n=%d p50=%.1f p95=%.1f p99=%.1f max=%.1f",
        sorted.length,
        at(0.5),
        at(0.95),
        at(0.99),
        at(1));
  }
}
