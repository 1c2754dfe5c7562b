package io.devicedeletions.bootstrap.inventory;

import io.devicedeletions.application.port.out.DeviceInventory;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads devices from CSV into an inventory, chunk by chunk: memory does not grow with the file, and
 * a server beside it is never kept waiting for long. Stopped half-way, it can simply be run again.
 */
public final class InventoryImport {

  /** Small enough that a chunk's transaction is over in milliseconds. */
  private static final int CHUNK = 500;

  private final DeviceInventory inventory;
  private final TenantId tenant;
  private final Consumer<BadRow> badRows;

  /**
   * An import into one tenant's inventory.
   *
   * @param inventory where the devices go
   * @param tenant whose devices they are
   * @param badRows hears of every row that is left out
   */
  public InventoryImport(DeviceInventory inventory, TenantId tenant, Consumer<BadRow> badRows) {
    this.inventory = inventory;
    this.tenant = tenant;
    this.badRows = badRows;
  }

  /**
   * Imports every good row.
   *
   * @return how many rows were imported
   * @throws UnreadableInventory if the file has no usable header or stops being CSV or UTF-8; the
   *     rows before that place are imported, and the message tells how many
   */
  public long run(InputStream csv) {
    try (Reader reader = InventoryText.open(csv);
        CSVParser parser = CSVParser.parse(reader, InventoryCsv.FORMAT)) {
      return importRows(parser);
    } catch (IOException unreadable) {
      throw new UnreadableInventory(String.valueOf(unreadable.getMessage()));
    }
  }

  private long importRows(CSVParser parser) {
    Iterator<CSVRecord> rows = parser.iterator();
    InventoryHeader header = header(rows, parser);
    long imported = 0;
    List<InventoryDevice> chunk = new ArrayList<>(CHUNK);
    while (hasNext(rows, parser, imported, chunk)) {
      CSVRecord row = rows.next();
      if (isEmptyLine(row)) {
        continue;
      }
      header
          .device(row)
          .peek(chunk::add)
          .peekLeft(reason -> badRows.accept(new BadRow(parser.getCurrentLineNumber(), reason)));
      if (chunk.size() == CHUNK) {
        imported += register(chunk);
      }
    }
    return imported + register(chunk);
  }

  private static InventoryHeader header(Iterator<CSVRecord> rows, CSVParser parser) {
    try {
      if (!rows.hasNext()) {
        throw new UnreadableInventory("it is empty; the first line must be a header");
      }
      return InventoryHeader.of(rows.next())
          .getOrElseThrow(reason -> new UnreadableInventory(reason));
    } catch (UncheckedIOException unreadable) {
      throw new UnreadableInventory(reason(parser, unreadable));
    }
  }

  /** What was good so far is kept, and how much that is, is told. */
  private boolean hasNext(
      Iterator<CSVRecord> rows, CSVParser parser, long imported, List<InventoryDevice> chunk) {
    try {
      return rows.hasNext();
    } catch (UncheckedIOException unreadable) {
      long kept = imported + register(chunk);
      throw new UnreadableInventory(
          "%s; %d rows before it were imported, nothing after it"
              .formatted(reason(parser, unreadable), kept));
    }
  }

  private static String reason(CSVParser parser, UncheckedIOException failed) {
    String what =
        failed.getCause() instanceof CharacterCodingException
            ? "it is not UTF-8"
            : "it is not CSV (RFC 4180)";
    return what + " near line " + parser.getCurrentLineNumber();
  }

  private static boolean isEmptyLine(CSVRecord row) {
    return row.size() == 1 && row.get(0).isEmpty();
  }

  private long register(List<InventoryDevice> chunk) {
    if (chunk.isEmpty()) {
      return 0;
    }
    inventory.register(tenant, Vector.ofAll(chunk));
    long registered = chunk.size();
    chunk.clear();
    return registered;
  }
}
