package io.devicedeletions.bootstrap.campaign.scenario;

/** The source of the library that keeps what was synced. */
final class SyncedFiles {

  /**
   * It remembers what is written to files of one folder, and copies it to files of the same name in
   * another when the process waits for the disk.
   */
  static final String LIBRARY =
      """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <fcntl.h>
      #include <limits.h>
      #include <pthread.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      #include <sys/stat.h>
      #include <unistd.h>

      #define MOST 200000
      #define REAL(type, name, ...) ((type (*)(__VA_ARGS__)) dlsym(RTLD_NEXT, #name))

      static struct { char name[64]; off_t from; size_t length; } written[MOST];
      static int count;
      static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

      static int name_of(int fd, char *name) {
        const char *folder = getenv("CAMPAIGN_WRITTEN");
        char link[64], path[PATH_MAX];
        if (!folder) return 0;
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t length = readlink(link, path, sizeof path - 1);
        if (length <= 0) return 0;
        path[length] = 0;
        size_t prefix = strlen(folder);
        if (strncmp(path, folder, prefix) || path[prefix] != '/') return 0;
        if (strlen(path + prefix + 1) > 63 || strchr(path + prefix + 1, '/')) return 0;
        strcpy(name, path + prefix + 1);
        return 1;
      }

      static void remember(int fd, off_t from, ssize_t length) {
        char name[64];
        if (length <= 0 || !name_of(fd, name)) return;
        pthread_mutex_lock(&lock);
        if (count == MOST) abort();
        strcpy(written[count].name, name);
        written[count].from = from;
        written[count++].length = length;
        pthread_mutex_unlock(&lock);
      }

      static void copy(int fd, int to, off_t from, size_t length) {
        char *bytes = malloc(length);
        ssize_t got = pread(fd, bytes, length, from);
        if (got > 0) REAL(ssize_t, pwrite, int, const void *, size_t, off_t)(to, bytes, got, from);
        free(bytes);
      }

      static void keep(int fd) {
        char name[64], path[PATH_MAX];
        struct stat now;
        if (!name_of(fd, name)) return;
        snprintf(path, sizeof path, "%s/%s", getenv("CAMPAIGN_SYNCED"), name);
        pthread_mutex_lock(&lock);
        int to = open(path, O_RDWR | O_CREAT, 0600), left = 0;
        for (int i = 0; i < count; i++) {
          if (strcmp(written[i].name, name)) written[left++] = written[i];
          else copy(fd, to, written[i].from, written[i].length);
        }
        count = left;
        if (!fstat(fd, &now)) REAL(int, ftruncate, int, off_t)(to, now.st_size);
        close(to);
        pthread_mutex_unlock(&lock);
      }

      ssize_t pwrite(int fd, const void *bytes, size_t length, off_t from) {
        ssize_t done = REAL(ssize_t, pwrite, int, const void *, size_t, off_t)(fd, bytes, length, from);
        remember(fd, from, done);
        return done;
      }

      ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t from) {
        return pwrite(fd, bytes, length, from);
      }

      ssize_t write(int fd, const void *bytes, size_t length) {
        ssize_t done = REAL(ssize_t, write, int, const void *, size_t)(fd, bytes, length);
        if (done > 0) {
          off_t end = lseek(fd, 0, SEEK_CUR);
          if (end >= done) remember(fd, end - done, done);
        }
        return done;
      }

      int fsync(int fd) {
        int failed = REAL(int, fsync, int)(fd);
        if (!failed) keep(fd);
        return failed;
      }

      int fdatasync(int fd) {
        int failed = REAL(int, fdatasync, int)(fd);
        if (!failed) keep(fd);
        return failed;
      }
      """;

  private SyncedFiles() {}
}
