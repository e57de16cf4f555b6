// Preloaded into a program, lets each of its fsync and fdatasync take a given time at least, as on a disk that is slower
// than this machine's: the real one is done first, then the rest of the time is waited out. SYNC_MICROSECONDS says how long.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define MOST_MICROSECONDS 1000000
#define NANOSECONDS_IN_A_SECOND 1000000000L

static long least_nanoseconds;
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

__attribute__((constructor)) static void prepare(void) {
  const char *text = getenv("SYNC_MICROSECONDS");
  char *end = NULL;
  long microseconds = text == NULL ? 0 : strtol(text, &end, 10);
  if (text == NULL || *text == '\0' || *end != '\0' || microseconds < 0 || microseconds > MOST_MICROSECONDS) {
    fprintf(stderr, "slow_sync: SYNC_MICROSECONDS is 0 to %d\n", MOST_MICROSECONDS);
    exit(1);
  }
  least_nanoseconds = microseconds * 1000;
  *(void **)&real_fsync = dlsym(RTLD_NEXT, "fsync");
  *(void **)&real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
}

static int slowly(int (*real)(int), int file) {
  struct timespec end;
  clock_gettime(CLOCK_MONOTONIC, &end);
  end.tv_nsec += least_nanoseconds;
  end.tv_sec += end.tv_nsec / NANOSECONDS_IN_A_SECOND;
  end.tv_nsec %= NANOSECONDS_IN_A_SECOND;
  int result = real(file);
  int failure = errno;
  while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, NULL) == EINTR) {
  }
  errno = failure;
  return result;
}

int fsync(int file) { return slowly(real_fsync, file); }

int fdatasync(int file) { return slowly(real_fdatasync, file); }
