package io.devicedeletions.adapters.jdbc.testkit;

import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.application.port.out.CancellableDeletions;
import io.devicedeletions.application.port.out.DeadDeletions;
import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.DeletionRecords;
import io.devicedeletions.application.port.out.DeviceInventory;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.LeasedDeletions;
import io.devicedeletions.application.port.out.PastDeletions;
import io.devicedeletions.application.port.out.PendingDeletions;
import io.devicedeletions.application.port.out.RemovalForecast;
import io.devicedeletions.application.port.out.TenantActivity;
import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.application.port.out.TrackedDeletions;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** A store on a database of its own, which goes when it is closed. */
public abstract class JdbcStoreUnderTest implements StoreUnderTest {

  private boolean hasPoison;

  /** For subclasses. */
  protected JdbcStoreUnderTest() {}

  /** The store itself. */
  public abstract JdbcStore store();

  /** The database beside the store, as an operator sees it. */
  public abstract Jdbi sql();

  /** Adds a trigger that refuses the deletion of the device {@link #PROTECTED_UID}. */
  public abstract void protectDevice();

  /** The device that {@link #protectDevice()} protects, of whatever tenant. */
  public static final String PROTECTED_UID = "dddddddd-0000-4000-8000-000000000000";

  /** Lets the database refuse the record of a device, by a rule named {@code refused_record}. */
  public abstract void refuseRecord(DeviceUid uid);

  /** How many rows a table has. */
  public long countRows(String table) {
    return sql()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM <table>")
                    .define("table", table)
                    .mapTo(long.class)
                    .one());
  }

  @Override
  public DeletionQueue deletionQueue() {
    return store().queue();
  }

  @Override
  public DueDeletions dueDeletions() {
    return store().dueDeletions();
  }

  @Override
  public LeasedDeletions leasedDeletions() {
    return store().leasedDeletions();
  }

  @Override
  public DeviceInventory deviceInventory() {
    return store().inventory();
  }

  @Override
  public DeletionRecords deletionRecords() {
    return store().records();
  }

  @Override
  public TenantDirectory tenantDirectory() {
    return store().tenants();
  }

  @Override
  public PendingDeletions pendingDeletions() {
    return store().pending();
  }

  @Override
  public CancellableDeletions cancellableDeletions() {
    return store().cancellable();
  }

  @Override
  public DeadDeletions deadDeletions() {
    return store().dead();
  }

  @Override
  public TrackedDeletions trackedDeletions() {
    return store().tracked();
  }

  @Override
  public RemovalForecast removalForecast() {
    return store().forecast();
  }

  @Override
  public TenantActivity tenantActivity() {
    return store().activity();
  }

  @Override
  public PastDeletions pastDeletions() {
    return store().past();
  }

  @Override
  public void poison(TenantId tenant, DeviceUid uid) {
    behind()
        .useHandle(
            handle -> {
              if (!hasPoison) {
                poisonTrigger().forEach(statement -> handle.execute(statement));
                hasPoison = true;
              }
              handle.execute(
                  "INSERT INTO poison (tenant, uid) VALUES (?, ?)", tenant.value(), uid.toString());
            });
  }

  /** Like {@link #sql()}, for short work again and again. */
  Jdbi behind() {
    return sql();
  }

  /** Makes a table {@code poison} and a trigger that refuses to remove its devices. */
  abstract Seq<String> poisonTrigger();

  @Override
  public void cure(TenantId tenant, DeviceUid uid) {
    behind()
        .useHandle(
            handle ->
                handle.execute(
                    "DELETE FROM poison WHERE tenant = ? AND uid = ?",
                    tenant.value(),
                    uid.toString()));
  }

  /**
   * Moves everything back in time, which is the same to whoever reads the clock, but not to whoever
   * remembers a time: the store is opened anew.
   */
  @Override
  public void passTime(Duration duration) {
    behind()
        .useTransaction(
            handle ->
                moveBack()
                    .forEach(
                        statement ->
                            handle
                                .createUpdate(statement)
                                .bind("millis", duration.toMillis())
                                .execute()));
    restart();
  }

  /** Moves the times of what the store keeps back by {@code :millis}. */
  abstract Seq<String> moveBack();
}
