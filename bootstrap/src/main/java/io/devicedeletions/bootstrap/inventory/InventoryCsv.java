package io.devicedeletions.bootstrap.inventory;

import org.apache.commons.csv.CSVFormat;

/** The form of inventory files: RFC 4180 in UTF-8, with a header that names the columns. */
final class InventoryCsv {

  static final String UID = "uid";
  static final String NAME = "name";

  static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private InventoryCsv() {}
}
