/*
 * Sends the commands of one read to a card, each time a line comes from standard input, and says how many nanoseconds
 * that took. The peer of PcscReader: the same system library, the same commands, one transaction, nothing else.
 *
 *   pcsc_read READER COMMAND ...        commands in hexadecimal; each must be answered with 9000
 */
#include <stdio.h>
#include <stdlib.h>
#include <winscard.h>

#include "clock.h"
#include "hexadecimal.h"

enum { MOST_COMMANDS = 8, LONGEST_COMMAND = 261, LONGEST_ANSWER = 258 };

struct command {
  unsigned char bytes[LONGEST_COMMAND];
  size_t length;
};

static void demand(LONG result, const char *what) {
  if (result != SCARD_S_SUCCESS) {
    fprintf(stderr, "%s: %s\n", what, pcsc_stringify_error(result));
    exit(1);
  }
}

static void transmit(SCARDHANDLE card, const SCARD_IO_REQUEST *protocol, const struct command *command) {
  unsigned char answer[LONGEST_ANSWER];
  DWORD length = sizeof answer;
  demand(SCardTransmit(card, protocol, command->bytes, command->length, NULL, answer, &length), "SCardTransmit");
  if (length < 2 || answer[length - 2] != 0x90 || answer[length - 1] != 0x00) {
    fprintf(stderr, "the card refused a command\n");
    exit(1);
  }
}

int main(int count, char **arguments) {
  static struct command commands[MOST_COMMANDS];
  int used = count - 2;
  if (used < 1 || used > MOST_COMMANDS) {
    fprintf(stderr, "usage: pcsc_read READER COMMAND ...\n");
    return 2;
  }
  for (int index = 0; index < used; index++) {
    commands[index].length = parse_hexadecimal(arguments[2 + index], commands[index].bytes, LONGEST_COMMAND);
    if (commands[index].length == 0) {
      fprintf(stderr, "not a command: %s\n", arguments[2 + index]);
      return 2;
    }
  }

  SCARDCONTEXT context;
  SCARDHANDLE card;
  DWORD active;
  demand(SCardEstablishContext(SCARD_SCOPE_USER, NULL, NULL, &context), "SCardEstablishContext");
  demand(SCardConnect(context, arguments[1], SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &card, &active),
         "SCardConnect");
  const SCARD_IO_REQUEST *protocol = active == SCARD_PROTOCOL_T1 ? SCARD_PCI_T1 : SCARD_PCI_T0;
  printf("ready\n");
  fflush(stdout);

  while (getchar() == '\n') {
    int64_t start = clock_nanoseconds();
    demand(SCardBeginTransaction(card), "SCardBeginTransaction");
    for (int index = 0; index < used; index++) {
      transmit(card, protocol, &commands[index]);
    }
    demand(SCardEndTransaction(card, SCARD_LEAVE_CARD), "SCardEndTransaction");
    printf("%lld\n", (long long)(clock_nanoseconds() - start));
    fflush(stdout);
  }
  SCardDisconnect(card, SCARD_LEAVE_CARD);
  SCardReleaseContext(context);
  return 0;
}
