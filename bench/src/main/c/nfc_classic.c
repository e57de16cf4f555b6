/*
 * Opens one sector of a MIFARE Classic card and reads blocks of it, each time a line comes from standard input, and
 * says how many nanoseconds that took. The peer of Pn532Reader, by libnfc. Selecting the card before and releasing it
 * afterwards are not counted.
 *
 *   nfc_classic DEVICE KEY-A BLOCK ...        e.g. pn532_uart:/dev/ttyUSB0 FFFFFFFFFFFF 4 5
 */
#include <nfc/nfc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "hexadecimal.h"

enum { MOST_BLOCKS = 3, BLOCK_LENGTH = 16, KEY_LENGTH = 6, IDENTIFIER_LENGTH = 4, AUTHENTICATE_A = 0x60, READ = 0x30 };

static nfc_device *device;

static void fail(const char *what) {
  fprintf(stderr, "%s: %s\n", what, device == NULL ? "no device" : nfc_strerror(device));
  exit(1);
}

int main(int count, char **arguments) {
  unsigned char authenticate[2 + KEY_LENGTH + IDENTIFIER_LENGTH] = {AUTHENTICATE_A};
  int blocks = count - 3;
  if (blocks < 1 || blocks > MOST_BLOCKS || parse_hexadecimal(arguments[2], authenticate + 2, KEY_LENGTH) != KEY_LENGTH) {
    fprintf(stderr, "usage: nfc_classic DEVICE KEY-A BLOCK ...\n");
    return 2;
  }
  nfc_context *context;
  nfc_init(&context);
  /* The answer to what the program before asked last may still be on its way */
  for (int attempt = 0; context != NULL && device == NULL && attempt < 3; attempt++) {
    device = nfc_open(context, arguments[1]);
  }
  if (device == NULL || nfc_initiator_init(device) < 0) {
    fail("opening the device");
  }
  if (nfc_device_set_property_bool(device, NP_INFINITE_SELECT, false) < 0 ||
      nfc_device_set_property_bool(device, NP_EASY_FRAMING, true) < 0) {
    fail("setting the device up");
  }
  printf("ready\n");
  fflush(stdout);

  const nfc_modulation modulation = {.nmt = NMT_ISO14443A, .nbr = NBR_106};
  while (getchar() == '\n') {
    nfc_target target;
    if (nfc_initiator_select_passive_target(device, modulation, NULL, 0, &target) <= 0) {
      fail("finding the card");
    }
    size_t length = target.nti.nai.szUidLen;
    memcpy(authenticate + 2 + KEY_LENGTH, target.nti.nai.abtUid + length - IDENTIFIER_LENGTH, IDENTIFIER_LENGTH);
    authenticate[1] = (unsigned char)atoi(arguments[3]);

    unsigned char answer[264];
    int64_t start = clock_nanoseconds();
    if (nfc_initiator_transceive_bytes(device, authenticate, sizeof authenticate, answer, sizeof answer, -1) < 0) {
      fail("opening the sector");
    }
    for (int index = 0; index < blocks; index++) {
      unsigned char read[] = {READ, (unsigned char)atoi(arguments[3 + index])};
      if (nfc_initiator_transceive_bytes(device, read, sizeof read, answer, sizeof answer, -1) != BLOCK_LENGTH) {
        fail("reading a block");
      }
    }
    printf("%lld\n", (long long)(clock_nanoseconds() - start));
    fflush(stdout);
    if (nfc_initiator_deselect_target(device) < 0) {
      fail("releasing the card");
    }
  }
  nfc_close(device);
  nfc_exit(context);
  return 0;
}
