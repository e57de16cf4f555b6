#ifndef CLEARKIOSK_HEXADECIMAL_H
#define CLEARKIOSK_HEXADECIMAL_H

#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* Reads digits into at most `room` bytes; how many, or 0 when they are none or too many. */
static inline size_t parse_hexadecimal(const char *digits, unsigned char *bytes, size_t room) {
  size_t length = strlen(digits) / 2;
  if (strlen(digits) % 2 != 0 || length > room) {
    return 0;
  }
  for (size_t index = 0; index < length; index++) {
    if (sscanf(digits + 2 * index, "%2hhx", &bytes[index]) != 1) {
      return 0;
    }
  }
  return length;
}

#endif
