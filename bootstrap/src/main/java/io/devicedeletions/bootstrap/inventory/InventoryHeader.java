package io.devicedeletions.bootstrap.inventory;

import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.device.TextFault;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import org.apache.commons.csv.CSVRecord;

/**
 * Which column holds what.
 *
 * @param columns the names of the columns, {@code uid} and {@code name} among them, no name twice
 */
record InventoryHeader(Vector<String> columns) {

  /** Reads the first row, or says what is wrong with it. */
  static Either<String, InventoryHeader> of(CSVRecord row) {
    Vector<String> columns = Vector.ofAll(row);
    for (String needed : Vector.of(InventoryCsv.UID, InventoryCsv.NAME)) {
      if (!columns.contains(needed)) {
        return Either.left(
            "the first line must name the columns, " + needed + " among them, as in uid,name");
      }
    }
    return columns.distinct().size() == columns.size()
        ? Either.right(new InventoryHeader(columns))
        : Either.left("a column name occurs twice in the first line");
  }

  /** The device in a row, or what is wrong with the row. */
  Either<String, InventoryDevice> device(CSVRecord row) {
    if (row.size() != columns.size()) {
      return Either.left("has " + row.size() + " fields, the header has " + columns.size());
    }
    return uid(value(row, InventoryCsv.UID))
        .flatMap(uid -> name(value(row, InventoryCsv.NAME)).map(name -> new Device(uid, name)))
        .flatMap(
            device ->
                InventoryDevice.of(device, attributes(row))
                    .mapLeft(fault -> "an attribute " + fault.sentence()));
  }

  private String value(CSVRecord row, String column) {
    return row.get(columns.indexOf(column));
  }

  private static Either<String, DeviceUid> uid(String text) {
    return DeviceUid.parse(text)
        .toEither(
            "uid must be 8-4-4-4-12 hexadecimal digits, as in"
                + " 123e4567-e89b-12d3-a456-426614174000");
  }

  private static Either<String, DeviceName> name(String text) {
    return DeviceName.parse(text).mapLeft((TextFault fault) -> "name " + fault.sentence());
  }

  private Map<String, String> attributes(CSVRecord row) {
    return LinkedHashMap.ofEntries(columns.zip(row).filter(column -> !isOwnColumn(column._1())));
  }

  private static boolean isOwnColumn(String column) {
    return column.equals(InventoryCsv.UID) || column.equals(InventoryCsv.NAME);
  }
}
