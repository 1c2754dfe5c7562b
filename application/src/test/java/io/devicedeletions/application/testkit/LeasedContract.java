package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleTenants.ACME;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.function.Function;

/** Leases work and settles it by answers. */
abstract class LeasedContract extends StoreContract {

  static final Duration LEASE = Duration.ofMinutes(10);
  static final Duration LONG_ENOUGH = LEASE.plus(StoreUnderTest.LONGEST_PAUSE);
  static final AttemptError ERROR = new AttemptError("boom", "it said no");

  final Lease lease() {
    return leasedDeletions()
        .lease(ACME, Claims.SIZE, LEASE)
        .getOrElseThrow(() -> new AssertionError("nothing to lease"));
  }

  final Claim settle(Lease lease, Seq<RemoteAnswer> answers) {
    return leasedDeletions()
        .settle(lease, answers)
        .getOrElseThrow(() -> new AssertionError("the lease was lost"));
  }

  final Claim answerAll(Function<PendingLine, RemoteAnswer> answer) {
    Lease lease = lease();
    return settle(lease, lease.lines().map(answer));
  }

  static RemoteAnswer removed(PendingLine line) {
    return new RemoteAnswer.Removed(line, SampleDevices.onRecord(line.device()));
  }

  static RemoteAnswer refused(PendingLine line) {
    return new RemoteAnswer.Refused(line, ERROR);
  }

  static RemoteAnswer unknown(PendingLine line) {
    return new RemoteAnswer.Unknown(line, ERROR);
  }

  static RemoteAnswer notNow(PendingLine line) {
    return new RemoteAnswer.NotNow(line, ERROR, Duration.ofMinutes(1));
  }
}
