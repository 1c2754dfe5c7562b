package io.devicedeletions.domain.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

class PreviewRuleProperties {

  private static final DeviceEntry MALFORMED = new DeviceEntry("x", new DeviceName("x"));

  /** Few uids and few names, all of them near each other, so that they meet. */
  private static Arbitrary<Device> anyDevice() {
    Arbitrary<DeviceName> names =
        Arbitraries.of("host", "Host", "h\u00F6st", "H\u00D6ST").map(DeviceName::new);
    return Combinators.combine(Arbitraries.integers().between(0, 3), names)
        .as((number, name) -> new Device(SampleDevices.uid(number), name));
  }

  @Provide
  Arbitrary<Vector<Device>> inventories() {
    return anyDevice().list().ofMaxSize(6).map(Vector::ofAll);
  }

  @Provide
  Arbitrary<Vector<DeviceEntry>> requests() {
    return Arbitraries.frequencyOf(
            Tuple.of(6, anyDevice().map(SampleDevices::entry)),
            Tuple.of(2, anyDevice().map(PreviewRuleProperties::shouting)),
            Tuple.of(1, Arbitraries.just(MALFORMED)))
        .list()
        .ofMaxSize(12)
        .map(Vector::ofAll);
  }

  private static DeviceEntry shouting(Device device) {
    return new DeviceEntry(device.uid().toString().toUpperCase(Locale.ROOT), device.name());
  }

  private static Vector<RemovalPrediction> predict(
      NameMatch nameMatch, Vector<DeviceEntry> request, Map<DeviceUid, DeviceName> onRecord) {
    return new PreviewRule(nameMatch).predict(request, onRecord).map(PreviewedLine::prediction);
  }

  private static Map<Integer, RemovalOutcome> remove(
      NameMatch nameMatch, Vector<DeviceEntry> request, Map<DeviceUid, DeviceName> onRecord) {
    Vector<PendingLine> lines =
        request
            .zipWithIndex()
            .flatMap(
                line ->
                    line._1()
                        .device()
                        .map(
                            device ->
                                new PendingLine(
                                    new BatchId(new UUID(0, 1)), line._2(), device, 0)));
    return new RemovalRule(nameMatch)
        .settle(lines, onRecord)
        .toMap(end -> end.line().line(), Settlement::outcome);
  }

  @Property
  void thoseLinesAreToRemoveThatDo(
      @ForAll NameMatch nameMatch,
      @ForAll("requests") Vector<DeviceEntry> request,
      @ForAll("inventories") Vector<Device> inventory) {
    Map<DeviceUid, DeviceName> onRecord = inventory.toMap(Device::uid, Device::name);
    Vector<RemovalPrediction> predictions = predict(nameMatch, request, onRecord);
    Map<Integer, RemovalOutcome> outcomes = remove(nameMatch, request, onRecord);
    for (RemovalPrediction prediction : RemovalPrediction.values()) {
      Statistics.label(prediction.name())
          .collect(predictions.contains(prediction))
          .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 10));
    }

    assertThat(predictions).hasSize(request.size());
    predictions
        .zipWithIndex()
        .forEach(
            line ->
                assertThat(outcomes.get(line._2()).map(RemovalOutcome::name).getOrElse("none"))
                    .as("outcome of what was said to be %s", line._1())
                    .isIn(possibleEnds(line._1())));
  }

  private static Vector<String> possibleEnds(RemovalPrediction prediction) {
    return switch (prediction) {
      case WOULD_REMOVE -> Vector.of("REMOVED");
      case NOT_FOUND -> Vector.of("NOT_FOUND");
      case NAME_MISMATCH -> Vector.of("NAME_MISMATCH");
      case INVALID -> Vector.of("none");
      case DUPLICATE -> Vector.of("NOT_FOUND", "NAME_MISMATCH");
    };
  }

  /** A request without its repetitions does the same. */
  @Property
  void repetitionsChangeNothing(
      @ForAll NameMatch nameMatch,
      @ForAll("requests") Vector<DeviceEntry> request,
      @ForAll("inventories") Vector<Device> inventory) {
    Map<DeviceUid, DeviceName> onRecord = inventory.toMap(Device::uid, Device::name);
    Vector<PreviewedLine> lines = new PreviewRule(nameMatch).predict(request, onRecord);
    Vector<PreviewedLine> first =
        lines.reject(line -> line.prediction() == RemovalPrediction.DUPLICATE);

    assertThat(new PreviewRule(nameMatch).predict(first.map(PreviewedLine::entry), onRecord))
        .isEqualTo(first);
  }
}
