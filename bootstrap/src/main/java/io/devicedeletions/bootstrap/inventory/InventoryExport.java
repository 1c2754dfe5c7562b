package io.devicedeletions.bootstrap.inventory;

import io.devicedeletions.application.port.out.DeviceInventory;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a tenant's devices as CSV, ordered by uid, with a column for each attribute that any of
 * them has. Two passes, so that memory does not grow with the inventory.
 */
public final class InventoryExport {

  private final DeviceInventory inventory;
  private final TenantId tenant;

  /** An export of one tenant's inventory. */
  public InventoryExport(DeviceInventory inventory, TenantId tenant) {
    this.inventory = inventory;
    this.tenant = tenant;
  }

  /**
   * Writes a header and a row a device.
   *
   * @throws IOException if the text cannot be written, or a column appeared between the passes
   */
  public void writeTo(Appendable csv) throws IOException {
    Set<String> attributes = new LinkedHashSet<>();
    inventory.forEach(
        tenant, device -> device.attributes().forEach((name, value) -> attributes.add(name)));
    CSVPrinter printer = new CSVPrinter(csv, InventoryCsv.FORMAT);
    printer.printRecord(header(attributes));
    try {
      inventory.forEach(tenant, device -> print(printer, device, attributes));
    } catch (UncheckedIOException unwritable) {
      throw unwritable.getCause();
    }
    printer.flush();
  }

  private static List<String> header(Set<String> attributes) {
    List<String> columns = new ArrayList<>(List.of(InventoryCsv.UID, InventoryCsv.NAME));
    columns.addAll(attributes);
    return columns;
  }

  private static void print(CSVPrinter printer, InventoryDevice device, Set<String> attributes) {
    if (!attributes.containsAll(device.attributes().keySet().toJavaSet())) {
      throw new UncheckedIOException(
          new IOException("the inventory changed during the export; run it again"));
    }
    List<String> row = new ArrayList<>();
    row.add(device.uid().toString());
    row.add(device.device().name().value());
    attributes.forEach(name -> row.add(device.attributes().get(name).getOrElse("")));
    try {
      printer.printRecord(row);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
