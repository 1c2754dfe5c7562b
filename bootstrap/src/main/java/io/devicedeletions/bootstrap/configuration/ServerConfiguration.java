package io.devicedeletions.bootstrap.configuration;

import io.devicedeletions.adapters.http.ApiLimits;
import io.devicedeletions.adapters.http.tls.TlsFiles;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.RemovalSettings;
import io.devicedeletions.domain.outcome.Retention;
import io.devicedeletions.domain.outcome.RetryPolicy;
import io.vavr.control.Option;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set for {@code serve} besides the database.
 *
 * @param role what the process does
 * @param host the address of the API
 * @param port the port of the API; 0 picks a free one
 * @param managementHost the address of health and metrics
 * @param managementPort the port of health and metrics; 0 picks a free one
 * @param maxBatchSize how many lines a batch may have
 * @param grace how long a batch rests before its devices are removed
 * @param maxBodySize how many bytes a request body may have
 * @param workers how many threads remove devices
 * @param nameMatch how names are compared
 * @param maxAttempts how often a line that fails for a reason of its own is tried
 * @param retryBase how long such a line waits at most after its first attempt
 * @param keepRecords how long records and batches are kept; null for ever
 * @param lenientRequestId whether a malformed request id is replaced instead of refused
 * @param node the name of this process in the records
 * @param authentication how callers prove who they are
 * @param tls certificate and key, if the API speaks HTTPS
 */
public record ServerConfiguration(
    ServerRole role,
    @NotBlank(message = "--host must not be blank") String host,
    @Min(value = 0, message = "--port must be from 0 to 65535")
        @Max(value = 65_535, message = "--port must be from 0 to 65535")
        int port,
    @NotBlank(message = "--management-host must not be blank") String managementHost,
    @Min(value = 0, message = "--management-port must be from 0 to 65535")
        @Max(value = 65_535, message = "--management-port must be from 0 to 65535")
        int managementPort,
    @Min(value = 1, message = "--max-batch-size must be from 1 to 10000")
        @Max(value = BatchLimit.HIGHEST, message = "--max-batch-size must be from 1 to 10000")
        int maxBatchSize,
    @DurationMin(message = "--grace must be from PT0S to P30D")
        @DurationMax(days = 30, message = "--grace must be from PT0S to P30D")
        Duration grace,
    @Min(value = 1024, message = "--max-body-size must be from 1024 to 67108864 bytes")
        @Max(
            value = ApiLimits.HIGHEST_MAX_BODY_BYTES,
            message = "--max-body-size must be from 1024 to 67108864 bytes")
        int maxBodySize,
    @Min(value = 1, message = "--workers must be from 1 to 64")
        @Max(value = 64, message = "--workers must be from 1 to 64")
        int workers,
    NameMatch nameMatch,
    @Min(value = 1, message = "--max-attempts must be from 1 to 100")
        @Max(value = RetryPolicy.HIGHEST_ATTEMPTS, message = "--max-attempts must be from 1 to 100")
        int maxAttempts,
    @DurationMin(millis = 1, message = "--retry-base must be from PT0.001S to PT1H")
        @DurationMax(hours = 1, message = "--retry-base must be from PT0.001S to PT1H")
        Duration retryBase,
    @DurationMin(days = 2, message = "--keep-records must be from P2D to P36500D, or forever")
        @DurationMax(
            days = 36_500,
            message = "--keep-records must be from P2D to P36500D, or forever")
        @Nullable Duration keepRecords,
    boolean lenientRequestId,
    @NotBlank(message = "--node must not be blank") String node,
    @Valid Authentication authentication,
    Option<TlsFiles> tls) {

  /** How devices are removed. */
  public RemovalSettings removal() {
    return new RemovalSettings(
        nameMatch,
        new RetryPolicy(maxAttempts, retryBase, RetryPolicy.DEFAULT.longestPause()),
        node);
  }

  /** How long is kept what is over. */
  public Retention retention() {
    return keepRecords == null ? Retention.FOREVER : Retention.of(keepRecords);
  }
}
