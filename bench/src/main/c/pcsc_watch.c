/*
 * Says when a card comes to a reader and when it leaves: "1 NANOSECONDS" and "0 NANOSECONDS", by the clock of this
 * machine. The peer of PcscReader: one loop over SCardGetStatusChange, nothing else. Runs until it is ended.
 *
 *   pcsc_watch READER
 */
#include <stdio.h>
#include <stdlib.h>
#include <winscard.h>

#include "clock.h"

static void demand(LONG result, const char *what) {
  if (result != SCARD_S_SUCCESS) {
    fprintf(stderr, "%s: %s\n", what, pcsc_stringify_error(result));
    exit(1);
  }
}

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "usage: pcsc_watch READER\n");
    return 2;
  }
  SCARDCONTEXT context;
  demand(SCardEstablishContext(SCARD_SCOPE_USER, NULL, NULL, &context), "SCardEstablishContext");
  SCARD_READERSTATE state = {.szReader = arguments[1], .dwCurrentState = SCARD_STATE_UNAWARE};
  demand(SCardGetStatusChange(context, 0, &state, 1), "SCardGetStatusChange");
  int present = (state.dwEventState & SCARD_STATE_PRESENT) != 0;
  printf("ready\n");
  fflush(stdout);

  for (;;) {
    state.dwCurrentState = state.dwEventState;
    demand(SCardGetStatusChange(context, INFINITE, &state, 1), "SCardGetStatusChange");
    int64_t now = clock_nanoseconds();
    int present_now = (state.dwEventState & SCARD_STATE_PRESENT) != 0;
    if (present_now != present) {
      present = present_now;
      printf("%d %lld\n", present, (long long)now);
      fflush(stdout);
    }
  }
}
