package io.devicedeletions.bootstrap.campaign.load;

import io.devicedeletions.bootstrap.campaign.ledger.Answer;
import io.devicedeletions.bootstrap.campaign.ledger.Answer.Accepted;
import io.devicedeletions.bootstrap.campaign.ledger.Answer.Unknown;
import io.devicedeletions.bootstrap.campaign.ledger.Ledger;
import io.devicedeletions.bootstrap.campaign.load.RequestGenerator.Request;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Clients that ask without end, go round the servers that listen, and repeat what they do not know
 * the fate of, but for a few requests whose fate stays unknown. Now and then they repeat what was
 * accepted, too.
 */
public final class Load {

  private static final int CLIENTS = 3;
  private static final Duration LONGEST_REPLAY = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Ledger ledger;
  private final Fleet fleet;
  private final Supplier<List<URI>> servers;
  private final int pauseMillis;
  private final Client client = new Client(PATIENCE);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  public Load(Ledger ledger, Fleet fleet, Supplier<List<URI>> servers, int pauseMillis) {
    this.ledger = ledger;
    this.fleet = fleet;
    this.servers = servers;
    this.pauseMillis = pauseMillis;
  }

  /** Starts the clients, whose requests follow from the random numbers. */
  public void start(Random seeds) {
    for (int number = 0; number < CLIENTS; number++) {
      Random random = new Random(seeds.nextLong());
      Thread thread = new Thread(() -> run(random), "campaign-client-" + number);
      threads.add(thread);
      thread.start();
    }
  }

  /** Lets the clients finish what they have begun. */
  public void stop() {
    stopping = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run(Random random) {
    RequestGenerator generator = new RequestGenerator(fleet, random);
    while (!stopping) {
      Request request = generator.next();
      ledger.asked(request.tenant(), request.id(), request.key(), request.lines());
      if (request.twice()) {
        sendAtOnce(request, random);
      }
      if (sendUntilAnswered(request, random)) {
        generator.accepted(request);
        if (random.nextInt(100) < 5) {
          sendUntilAnswered(request, random);
        }
      }
      Pause.millis(random.nextInt(2 * pauseMillis + 1));
    }
  }

  private void sendAtOnce(Request request, Random random) {
    List<URI> listening = servers.get();
    if (!listening.isEmpty()) {
      URI other = listening.get(random.nextInt(listening.size()));
      CompletableFuture<Void> second =
          CompletableFuture.runAsync(
              () -> ledger.answered(request.id(), client.send(other, request)));
      send(request, random);
      second.join();
    }
  }

  /** True if it was accepted. */
  private boolean sendUntilAnswered(Request request, Random random) {
    long end = System.nanoTime() + LONGEST_REPLAY.toNanos();
    boolean leftUnknown = random.nextInt(100) < 15;
    while (System.nanoTime() < end) {
      Answer answer = send(request, random);
      if (answer instanceof Accepted) {
        return true;
      }
      if (answer.isRefusedForGood()) {
        return false;
      }
      if (answer instanceof Unknown && leftUnknown) {
        return false;
      }
      Pause.millis(50 + random.nextInt(100));
    }
    return false;
  }

  private Answer send(Request request, Random random) {
    Pause.until(LONGEST_REPLAY, () -> !servers.get().isEmpty());
    List<URI> listening = servers.get();
    if (listening.isEmpty()) {
      return new Unknown("no server listens");
    }
    Answer answer = client.send(listening.get(random.nextInt(listening.size())), request);
    ledger.answered(request.id(), answer);
    return answer;
  }
}
