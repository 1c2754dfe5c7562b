package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.DeviceInventory;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.util.function.Consumer;

/** The inventory in the same database, so that a removal is one transaction. Thread-safe. */
public final class JdbcDeviceInventory implements DeviceInventory {

  /** How many rows a cursor brings at once. */
  private static final int FETCH_SIZE = 1_000;

  private final Sessions sessions;
  private final Dialect dialect;

  /** The inventory of a database. */
  public JdbcDeviceInventory(Database database) {
    this.sessions = database.intake();
    this.dialect = database.dialect();
  }

  @Override
  public void register(TenantId tenant, Seq<InventoryDevice> devices) {
    Rows<InventoryDevice> rows =
        Rows.of(onceEachInOrder(devices))
            .with("tenant", tenant.value())
            .text("uid", device -> device.uid().toString())
            .text("name", device -> device.device().name().value())
            .text("attributes", device -> AttributesJson.write(device.attributes()));
    sessions.write(
        handle -> dialect.write(handle, dialect.deviceStatements().upsertDevices(), rows));
  }

  /** Ordered by uid, as workers lock devices too: writers in one order never deadlock. */
  private static Seq<InventoryDevice> onceEachInOrder(Seq<InventoryDevice> devices) {
    return devices
        .foldLeft(
            TreeMap.<DeviceUid, InventoryDevice>empty(),
            (byUid, device) -> byUid.put(device.uid(), device))
        .values();
  }

  @Override
  public Option<InventoryDevice> find(TenantId tenant, DeviceUid uid) {
    return sessions.read(
        handle ->
            Option.ofOptional(
                handle
                    .createQuery(dialect.deviceStatements().deviceByUid())
                    .bind("tenant", tenant.value())
                    .bind("uid", uid.toString())
                    .map((row, context) -> DeviceRow.readInventoryDevice(row))
                    .findOne()));
  }

  @Override
  public long count(TenantId tenant) {
    return sessions.read(
        handle ->
            handle
                .createQuery(dialect.deviceStatements().countDevices())
                .bind("tenant", tenant.value())
                .mapTo(long.class)
                .one());
  }

  @Override
  public void forEach(TenantId tenant, Consumer<InventoryDevice> consumer) {
    sessions.readAtOneMoment(
        handle ->
            handle
                .createQuery(dialect.deviceStatements().devicesOfTenant())
                .bind("tenant", tenant.value())
                .setFetchSize(FETCH_SIZE)
                .map((row, context) -> DeviceRow.readInventoryDevice(row))
                .forEachWithCount(consumer));
  }
}
