package io.devicedeletions.bootstrap.campaign.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.devicedeletions.bootstrap.campaign.store.StoreState.BatchLineKey;
import io.devicedeletions.bootstrap.campaign.store.StoreState.PendingWork;
import io.devicedeletions.bootstrap.campaign.store.StoreState.RecordedLine;
import io.devicedeletions.bootstrap.campaign.store.StoreState.StoredBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a database at one moment, without any of the service's own code. */
public final class StoreReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final Connection connection;
  private final boolean postgres;

  private StoreReader(Connection connection, boolean postgres) {
    this.connection = connection;
    this.postgres = postgres;
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Reads everything in one transaction, so that no line is seen on its way. */
  public static StoreState read(Connection connection) throws SQLException {
    boolean postgres = connection.getMetaData().getURL().startsWith("jdbc:postgresql:");
    if (postgres) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }
    connection.setAutoCommit(false);
    StoreState state = new StoreReader(connection, postgres).everything();
    connection.rollback();
    connection.setAutoCommit(true);
    return state;
  }

  private StoreState everything() throws SQLException {
    return new StoreState(batches(), work(), records(), dead(), devices());
  }

  private List<StoredBatch> batches() throws SQLException {
    return rows(
        "SELECT tenant, batch_id, request_id, idempotency_key, %s, %s, %s, %s FROM deletion_batch"
            .formatted(list("uids"), list("names"), list("statuses"), micros("accepted_at")),
        row ->
            new StoredBatch(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                String.valueOf(row.getString(4)),
                texts(row.getString(5)),
                texts(row.getString(6)),
                texts(row.getString(7)),
                instant(row.getLong(8))));
  }

  private List<PendingWork> work() throws SQLException {
    return rows(
        "SELECT tenant, batch_id, part, %s FROM deletion_work".formatted(list("lines")),
        row ->
            new PendingWork(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                texts(row.getString(4)).stream().map(Integer::valueOf).toList()));
  }

  private List<RecordedLine> records() throws SQLException {
    return rows(
        "SELECT tenant, batch_id, line, uid, name, outcome, %s FROM deletion_record"
            .formatted(micros("settled_at")),
        row ->
            new RecordedLine(
                lineKey(row),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                instant(row.getLong(7))));
  }

  private List<BatchLineKey> dead() throws SQLException {
    return rows("SELECT tenant, batch_id, line FROM deletion_dead", StoreReader::lineKey);
  }

  private Map<DeviceKey, String> devices() throws SQLException {
    Map<DeviceKey, String> devices = new HashMap<>();
    rows(
        "SELECT tenant, uid, name FROM device",
        row -> devices.put(new DeviceKey(row.getString(1), row.getString(2)), row.getString(3)));
    return devices;
  }

  private static BatchLineKey lineKey(ResultSet row) throws SQLException {
    return new BatchLineKey(row.getString(1), row.getString(2), row.getInt(3));
  }

  private String list(String column) {
    return postgres ? "array_to_json(" + column + ")" : column;
  }

  private String micros(String column) {
    return postgres
        ? "CAST(extract(epoch FROM " + column + ") * 1000000 AS bigint)"
        : column + " * 1000";
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private <T> List<T> rows(String sql, RowReader<T> reader) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.add(reader.read(row));
      }
    }
    return rows;
  }

  private static List<String> texts(String array) {
    List<String> texts = new ArrayList<>();
    try (JsonParser json = JSON.createParser(array)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token.isScalarValue()) {
          texts.add(json.getText());
        }
      }
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
    return texts;
  }
}
