package io.devicedeletions.bootstrap.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A line of an inventory file, or of a request. */
public record CsvDevice(String uid, String name) {

  /** Devices of a tenant; the uids are the same in every tenant, the names are not. */
  public static List<CsvDevice> fleet(String tenant, int size) {
    return IntStream.range(0, size)
        .mapToObj(
            number ->
                new CsvDevice(
                    "%08x-0000-4000-8000-000000000000".formatted(number), tenant + "-" + number))
        .toList();
  }

  static void write(Path file, List<CsvDevice> devices) {
    StringBuilder csv = new StringBuilder("name,site,uid\n");
    devices.forEach(
        device ->
            csv.append(device.name()).append(",\"Berne, HQ\",").append(device.uid()).append('\n'));
    try {
      Files.writeString(file, csv);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** As {@code inventory export} prints it. */
  String exported() {
    return uid + "," + name + ",\"Berne, HQ\"";
  }
}
