package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.process.Pause;
import java.time.Duration;
import java.util.List;

/** Servers whose clocks are minutes apart, by a library of a few lines that is loaded into each. */
final class Clocks {

  private static final List<Integer> SECONDS_AHEAD = List.of(-900, 0, 900);

  private static final String LIBRARY =
      """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <stdlib.h>
      #include <sys/time.h>
      #include <time.h>
      static long ahead(void) {
        const char *seconds = getenv("CAMPAIGN_SECONDS_AHEAD");
        return seconds ? atol(seconds) : 0;
      }
      int clock_gettime(clockid_t id, struct timespec *now) {
        static int (*real)(clockid_t, struct timespec *);
        if (!real) real = (int (*)(clockid_t, struct timespec *)) dlsym(RTLD_NEXT, "clock_gettime");
        int result = real(id, now);
        if (id == CLOCK_REALTIME) now->tv_sec += ahead();
        return result;
      }
      int gettimeofday(struct timeval *now, void *zone) {
        struct timespec precise;
        clock_gettime(CLOCK_REALTIME, &precise);
        now->tv_sec = precise.tv_sec;
        now->tv_usec = precise.tv_nsec / 1000;
        return 0;
      }
      """;

  private Clocks() {}

  static void minutesApart(Arena arena, int repetitions, Tally tally) {
    PreloadedLibrary library = PreloadedLibrary.of(LIBRARY, arena.newFolder());
    if (!library.exists()) {
      tally.note("NOT RUN: there is no C compiler, so no clock could be set apart");
      return;
    }
    for (int repetition = 0; repetition < repetitions; repetition++) {
      try (World world =
          new World(arena.newPostgres(), arena.newFolder(), arena.random(), 2_500, 12)) {
        world.openEach(
            SECONDS_AHEAD.size(),
            place ->
                command ->
                    library
                        .in(command)
                        .withEnvironment(
                            "CAMPAIGN_SECONDS_AHEAD", SECONDS_AHEAD.get(place).toString()));
        requireApart(world, tally);
        Pause.millis(4_000);
        world.node(2).kill();
        world.replace(2);
        Pause.millis(1_000);
        world.settleAndCheck(tally);
      }
      tally.repetition();
    }
  }

  /** Batch ids begin with the time of the server that accepted, and so tell its clock. */
  private static void requireApart(World world, Tally tally) {
    boolean seen =
        Pause.until(
            Duration.ofSeconds(20),
            () ->
                world.count(
                        """
                        SELECT count(*) FROM deletion_batch
                         WHERE abs(extract(epoch FROM accepted_at) * 1000
                                   - ('x' || left(replace(CAST(batch_id AS text), '-', ''), 12))
                                     ::bit(48)::bigint) > 600000
                        """)
                    > 0);
    if (!seen) {
      tally.note("NOT RUN: the clocks could not be set apart");
    }
  }
}
