package io.devicedeletions.adapters.jdbc.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that write in groups: whatever has arrived while they were busy shares one commit, so
 * that many small writes cost little more than one. Nothing waits for company. Thread-safe.
 *
 * @param <P> a write that waits
 */
public final class WriterLanes<P extends WriterLanes.Pending> implements AutoCloseable {

  /** As long as a server may take to stop. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A write that somebody waits for. */
  public interface Pending {

    /** Tells them that it failed, unless they have been told already. */
    void fail(Throwable cause);
  }

  /**
   * How it is written.
   *
   * @param threadName the name of the threads
   * @param lanes how many groups are written at once
   * @param largestGroup how many writes share a commit at most
   * @param patience how long closing waits for what was begun
   */
  public record Settings(String threadName, int lanes, int largestGroup, Duration patience) {}

  private final Duration patience;
  private final Consumer<List<P>> writer;
  private final PendingGroups<P> pending;
  private final ExecutorService threads;

  /**
   * Lanes that start their threads with the first writes.
   *
   * @param writer writes a group and tells each who waits; what it throws is told to all of them
   */
  public WriterLanes(Settings settings, Consumer<List<P>> writer) {
    this.patience = settings.patience();
    this.writer = writer;
    this.pending = new PendingGroups<>(settings.largestGroup());
    this.threads =
        Executors.newFixedThreadPool(
            settings.lanes(), loop -> newThread(settings.threadName(), loop));
  }

  /** A daemon: nothing was promised to anyone who still waits when the process ends. */
  private static Thread newThread(String name, Runnable loop) {
    Thread thread = new Thread(loop, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Takes a small write, which shares a commit with others. */
  public synchronized void share(P write) {
    requireOpen();
    pending.addSharing(write);
    haveWritten(write);
  }

  /** Takes a write that others should not wait for: it gets a commit of its own. */
  public synchronized void alone(P write) {
    requireOpen();
    pending.addAlone(write);
    haveWritten(write);
  }

  /** Where no thread can be had, another may have taken it along already. */
  private void haveWritten(P write) {
    try {
      threads.execute(this::writeGroup);
    } catch (RuntimeException | Error broken) {
      if (pending.remove(write)) {
        throw broken;
      }
    }
  }

  /** Refuses if closed. */
  public void requireOpen() {
    if (threads.isShutdown()) {
      throw new IllegalStateException("the store is closed");
    }
  }

  /** Each write asks for a group, and a group takes many: most find that they are written. */
  private void writeGroup() {
    List<P> group;
    try {
      group = pending.takeGroup();
    } catch (RuntimeException | Error broken) {
      failOne(broken);
      return;
    }
    if (!group.isEmpty()) {
      write(group);
    }
  }

  /** Whoever asked for this group would wait for it for ever. */
  private void failOne(Throwable broken) {
    @Nullable P write = pending.poll();
    if (write != null) {
      write.fail(broken);
    }
  }

  private void write(List<P> group) {
    try {
      writer.accept(group);
    } catch (RuntimeException | Error broken) {
      group.forEach(write -> write.fail(broken));
    }
  }

  /** Finishes what waits, for as long as its patience lasts, and refuses what comes later. */
  @Override
  public void close() {
    stopAccepting();
    try {
      if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        abandon();
      }
    } catch (InterruptedException interrupted) {
      abandon();
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void stopAccepting() {
    threads.shutdown();
  }

  /** What has not been begun never will be. The groups under way still tell how they end. */
  private void abandon() {
    threads.shutdownNow();
    List<P> group = pending.takeGroup();
    while (!group.isEmpty()) {
      group.forEach(
          write ->
              write.fail(
                  new IllegalStateException("the store was closed before this was written")));
      group = pending.takeGroup();
    }
  }
}
