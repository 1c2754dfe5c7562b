package io.devicedeletions.adapters.http.testkit;

import io.devicedeletions.adapters.http.ApiLimits;
import io.devicedeletions.adapters.http.ApiScopes;
import io.devicedeletions.adapters.http.ApiServer;
import io.devicedeletions.adapters.http.ApiSettings;
import io.devicedeletions.adapters.http.ApiUseCases;
import io.devicedeletions.adapters.http.tls.TlsFiles;
import io.devicedeletions.adapters.http.token.BearerTokens;
import io.devicedeletions.adapters.http.token.DevIssuer;
import io.devicedeletions.application.service.DeviceDeletions;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.RecordingRemovalListener;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.tenant.TenantSettings;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * The real server over the real use cases, on a port of its own, with everything behind them in
 * memory. It knows the tenants {@code acme} and {@code globex}, and {@code dormant}, whose feature
 * is off, and {@code crowded}, of whose devices no more than {@value #CROWDED_CAP} may be pending.
 */
public final class RunningApi implements AutoCloseable {

  /** The secret of the dev issuer's clients. */
  public static final String DEV_SECRET = "s3cr+t";

  /** How many devices of {@code crowded} may be pending. */
  public static final long CROWDED_CAP = 10;

  private static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  private final FakeTenants tenants = new FakeTenants();
  private final AtomicLong pending = new AtomicLong();
  private final AtomicLong looks = new AtomicLong();
  private volatile boolean looksAreBroken;
  private volatile CountDownLatch totalsMayGo = new CountDownLatch(0);
  private volatile CountDownLatch previewsMayGo = new CountDownLatch(0);
  private final InMemoryStore store = new InMemoryStore();
  private final FakeQueue queue = new FakeQueue(store.deletionQueue());
  private final TestIssuer issuer = new TestIssuer();
  private final RecordingListener listener = new RecordingListener();
  private final DeviceDeletions deletions;
  private final ApiUseCases useCases;
  private final ApiServer server;

  private RunningApi(ApiSettings settings) {
    tenants.save(new Tenant(new TenantId("acme"), true));
    tenants.save(new Tenant(new TenantId("globex"), true));
    tenants.save(new Tenant(new TenantId("dormant"), false));
    tenants.save(
        new Tenant(new TenantId("crowded"), true)
            .withSettings(TenantSettings.DEFAULT.withPendingCap(Option.some(CROWDED_CAP))));
    deletions =
        new DeviceDeletions(
            new DeviceDeletions.Ports(
                tenants,
                queue,
                (tenant, limit) -> pending.get(),
                store.cancellableDeletions(),
                store.deadDeletions(),
                store.dueDeletions(),
                store.history(),
                () -> new BatchId(UUID.randomUUID()),
                new RecordingRemovalListener()),
            settings.limits().batchLimit(),
            Grace.NONE,
            VALIDATOR);
    useCases = useCases(deletions);
    server =
        ApiServer.start(
            settings,
            useCases,
            new BearerTokens(TestIssuer.POLICY, issuer, InstantSource.system()),
            listener,
            Option.some(
                new DevIssuer(
                    HashSet.of(new TenantId("acme")), DEV_SECRET, InstantSource.system())));
  }

  private ApiUseCases useCases(DeviceDeletions deletions) {
    return new ApiUseCases(
        new ApiUseCases.Changing(
            deletions.admitTenant(), deletions.scheduleDeletions(), deletions.cancelDeletions()),
        new ApiUseCases.Telling(
            deletions.admitAskingTenant(),
            (tenant, devices) -> {
              await(previewsMayGo);
              return deletions.previewDeletions().preview(tenant, devices);
            },
            deletions.trackDeletions(),
            (tenant, batches) -> {
              looks.incrementAndGet();
              if (looksAreBroken) {
                throw new IllegalStateException("the store is away");
              }
              return deletions.summarizeDeletions().summarize(tenant, batches);
            },
            deletions.listDeletions(),
            deletions.searchDeletionRecords(),
            tenant -> {
              await(totalsMayGo);
              return deletions.summarizeTenant().summarize(tenant);
            }),
        new ApiUseCases.Dead(deletions.listDeadDeletions(), deletions.requeueDeadLines()));
  }

  /** Starts with the default settings. */
  public static RunningApi start() {
    return start(limits -> limits);
  }

  /** Starts with other limits. */
  public static RunningApi start(UnaryOperator<ApiLimits> change) {
    return start(change.apply(ApiLimits.DEFAULT), false);
  }

  /** Starts with HTTPS. */
  public static RunningApi startSecured(TlsFiles files) {
    return new RunningApi(
        new ApiSettings(
            "127.0.0.1", 0, ApiLimits.DEFAULT, false, ApiScopes.PUBLISHED, Option.some(files)));
  }

  /** Starts with malformed request ids replaced. */
  public static RunningApi startLenient() {
    return start(ApiLimits.DEFAULT, true);
  }

  private static RunningApi start(ApiLimits limits, boolean lenientRequestId) {
    return new RunningApi(
        new ApiSettings(
            "127.0.0.1", 0, limits, lenientRequestId, ApiScopes.PUBLISHED, Option.none()));
  }

  /** Sends a request on a connection of its own. */
  public RawResponse send(RawRequest request) {
    try (RawConnection connection = connect()) {
      return connection.exchange(request);
    }
  }

  /** Opens a connection. */
  public RawConnection connect() {
    return new RawConnection(server.port());
  }

  /** A request for the published operation with acme's token. */
  public RawRequest post(String json) {
    return RawRequest.post(json).token(issuer.token("acme"));
  }

  /** The tenants. */
  public FakeTenants tenants() {
    return tenants;
  }

  /** The queue. */
  public FakeQueue queue() {
    return queue;
  }

  /** What is behind the queue. */
  public InMemoryStore store() {
    return store;
  }

  /** How often somebody has asked where a batch stands as a whole. */
  public long looks() {
    return looks.get();
  }

  /** Makes every look of those who watch batches fail, or no more. */
  public void breakLooks(boolean broken) {
    looksAreBroken = broken;
  }

  /** Keeps those waiting who ask for totals until the latch is open. */
  public void holdTotals(CountDownLatch latch) {
    totalsMayGo = latch;
  }

  /** The same for those who ask for previews. */
  public void holdPreviews(CountDownLatch latch) {
    previewsMayGo = latch;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Removes what is due, which nobody else does. */
  public void removeDue() {
    while (deletions.removeDevices().removeDue().wasProductive()) {
      // A round goes once through the tenants.
    }
  }

  /** Issues tokens. */
  public TestIssuer issuer() {
    return issuer;
  }

  /** Hears what the server does. */
  public RecordingListener listener() {
    return listener;
  }

  /** What is behind the server. */
  public ApiUseCases useCases() {
    return useCases;
  }

  /** The server itself. */
  public ApiServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }

  /** Says so many lines are pending, of every tenant. */
  public void pending(long lines) {
    pending.set(lines);
  }
}
