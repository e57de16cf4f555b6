/*
 * Does for a card what the terminal does between the tap and the notice, and nothing else: waits for the card, reads
 * it, has it prove itself to the server, opens its session and has the query password checked. One connection that stays,
 * by libcurl; one card, by libpcsclite. No screen, no threads, no checks but those that a wrong answer would fail.
 *
 *   kiosk_floor READER ADDRESS IDENTITY APPLICATION
 *
 * IDENTITY is the terminal's PEM file, APPLICATION the card application's identifier in hexadecimal. A line from
 * standard input, the query password, starts one; it says how many nanoseconds all of it took from the card's arrival
 * on, how many of them went to the card, and how many to the question about the password: "TOTAL CARD PASSWORD". Ends the
 * session afterwards, uncounted.
 */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <winscard.h>

#include "clock.h"
#include "hexadecimal.h"

enum { LONGEST_ANSWER = 258, LONGEST_TEXT = 65536, NUMBER_BYTES = 10, NONCE_BYTES = 16, PROOF_BYTES = 16 };

static SCARDCONTEXT context;
static SCARDHANDLE card;
static const SCARD_IO_REQUEST *protocol;
static CURL *curl;
static const char *server;
static char received[LONGEST_TEXT];
static size_t received_length;
static int64_t at_the_card;

static void fail(const char *what, const char *why) {
  fprintf(stderr, "%s: %s\n", what, why);
  exit(1);
}

static void demand(LONG result, const char *what) {
  if (result != SCARD_S_SUCCESS) {
    fail(what, pcsc_stringify_error(result));
  }
}

static size_t receive(char *bytes, size_t size, size_t count, void *unused) {
  (void)unused;
  if (received_length + size * count >= LONGEST_TEXT) {
    return 0;
  }
  memcpy(received + received_length, bytes, size * count);
  received_length += size * count;
  received[received_length] = '\0';
  return size * count;
}

static void ask(const char *method, const char *path, const char *body, long wanted) {
  char url[512];
  long status = 0;
  snprintf(url, sizeof url, "%s/v1/%s", server, path);
  received_length = 0;
  received[0] = '\0';
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, (long)strlen(body));
  CURLcode result = curl_easy_perform(curl);
  if (result != CURLE_OK) {
    fail(path, curl_easy_strerror(result));
  }
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  if (status != wanted) {
    fail(path, "the server refused it");
  }
}

/* The text of a member that is a string without escapes. */
static void member(const char *name, char *text, size_t room) {
  char key[64];
  snprintf(key, sizeof key, "\"%s\":\"", name);
  const char *begin = strstr(received, key);
  const char *end = begin == NULL ? NULL : strchr(begin + strlen(key), '"');
  if (end == NULL || (size_t)(end - begin - (long)strlen(key)) >= room) {
    fail(name, "the server's answer has none");
  }
  begin += strlen(key);
  memcpy(text, begin, (size_t)(end - begin));
  text[end - begin] = '\0';
}

static DWORD transmit(const unsigned char *command, size_t length, unsigned char *answer) {
  DWORD answered = LONGEST_ANSWER;
  int64_t start = clock_nanoseconds();
  demand(SCardTransmit(card, protocol, command, length, NULL, answer, &answered), "SCardTransmit");
  at_the_card += clock_nanoseconds() - start;
  /* 62 82: the file ends before what was asked for does */
  if (answered < 2 || (answer[answered - 2] != 0x90 && answer[answered - 2] != 0x62)) {
    fail("card", "it refused a command");
  }
  return answered - 2;
}

static void await_card(const char *reader, int present) {
  SCARD_READERSTATE state = {.szReader = reader, .dwCurrentState = SCARD_STATE_UNAWARE};
  demand(SCardGetStatusChange(context, 0, &state, 1), "SCardGetStatusChange");
  while (((state.dwEventState & SCARD_STATE_PRESENT) != 0) != present) {
    state.dwCurrentState = state.dwEventState;
    demand(SCardGetStatusChange(context, INFINITE, &state, 1), "SCardGetStatusChange");
  }
}

/* Where the value of an object of the card file begins; its length stands before it. docs/protocols/card-format.md */
static const unsigned char *object(const unsigned char *file, DWORD length, unsigned char tag) {
  for (DWORD index = 2; index + 1 < length && index + 2 + file[index + 1] <= length; index += 2 + file[index + 1]) {
    if (file[index] == tag) {
      return file + index + 2;
    }
  }
  fail("card file", "an object is missing");
  return NULL;
}

static void read_card(const unsigned char *select, size_t select_length, char *number, int *generation) {
  static const unsigned char read_file[] = {0x00, 0xB0, 0x81, 0x00, 0x00};
  unsigned char answer[LONGEST_ANSWER];
  transmit(select, select_length, answer);
  DWORD length = transmit(read_file, sizeof read_file, answer);
  const unsigned char *value = object(answer, length, 0xC1);
  if (value[-1] > 2 * NUMBER_BYTES) {
    fail("card file", "the number is too long");
  }
  memcpy(number, value, value[-1]);
  number[value[-1]] = '\0';
  *generation = object(answer, length, 0xC2)[0];
}

static void visit(const char *reader, const unsigned char *select, size_t select_length, const char *password) {
  unsigned char answer[LONGEST_ANSWER];
  unsigned char prove[6 + NONCE_BYTES] = {0x00, 0x88, 0x00, 0x01, NONCE_BYTES};
  char id[128];
  char nonce[64];
  char number[2 * NUMBER_BYTES + 1];
  char proof[2 * PROOF_BYTES + 1];
  char body[512];
  char path[256];
  char session[128];
  int generation;

  printf("ready\n");
  fflush(stdout);
  await_card(reader, 1);
  int64_t start = clock_nanoseconds();
  at_the_card = 0;
  DWORD active;
  demand(SCardConnect(context, reader, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &card, &active),
         "SCardConnect");
  protocol = active == SCARD_PROTOCOL_T1 ? SCARD_PCI_T1 : SCARD_PCI_T0;
  at_the_card += clock_nanoseconds() - start;
  read_card(select, select_length, number, &generation);
  snprintf(body, sizeof body, "{\"card\":\"%s\",\"keyGeneration\":%d}", number, generation);
  ask("POST", "challenges", body, 201);
  member("id", id, sizeof id);
  member("nonce", nonce, sizeof nonce);
  if (parse_hexadecimal(nonce, prove + 5, NONCE_BYTES) != NONCE_BYTES) {
    fail("nonce", "not of 16 bytes");
  }
  prove[5 + NONCE_BYTES] = PROOF_BYTES;
  /* As the terminal does: between the two commands it could be another card */
  read_card(select, select_length, number, &generation);
  transmit(prove, sizeof prove, answer);
  for (int index = 0; index < PROOF_BYTES; index++) {
    snprintf(proof + 2 * index, 3, "%02x", answer[index]);
  }
  snprintf(body, sizeof body, "{\"profile\":\"cpu\",\"challenge\":\"%s\",\"proof\":\"%s\"}", id, proof);
  ask("POST", "sessions", body, 201);
  member("id", session, sizeof session);
  snprintf(path, sizeof path, "sessions/%s/password", session);
  snprintf(body, sizeof body, "{\"password\":\"%s\"}", password);
  int64_t asked = clock_nanoseconds();
  ask("POST", path, body, 200);
  int64_t end = clock_nanoseconds();

  snprintf(path, sizeof path, "sessions/%s", session);
  ask("DELETE", path, "", 204);
  SCardDisconnect(card, SCARD_LEAVE_CARD);
  printf("%lld %lld %lld\n", (long long)(end - start), (long long)at_the_card, (long long)(end - asked));
  fflush(stdout);
  await_card(reader, 0);
}

int main(int count, char **arguments) {
  unsigned char select[32] = {0x00, 0xA4, 0x04, 0x00};
  char password[64];
  if (count != 5) {
    fprintf(stderr, "usage: kiosk_floor READER ADDRESS IDENTITY APPLICATION\n");
    return 2;
  }
  size_t application = parse_hexadecimal(arguments[4], select + 5, 16);
  if (application == 0) {
    fail(arguments[4], "no application identifier");
  }
  select[4] = (unsigned char)application;
  server = arguments[2];
  curl = curl_easy_init();
  struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl, CURLOPT_SSLCERT, arguments[3]);
  curl_easy_setopt(curl, CURLOPT_SSLKEY, arguments[3]);
  curl_easy_setopt(curl, CURLOPT_CAINFO, arguments[3]);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
  curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
  demand(SCardEstablishContext(SCARD_SCOPE_USER, NULL, NULL, &context), "SCardEstablishContext");
  printf("ready\n");
  fflush(stdout);

  while (fgets(password, sizeof password, stdin) != NULL) {
    password[strcspn(password, "\n")] = '\0';
    visit(arguments[1], select, 5 + application + 1, password);
  }
  SCardReleaseContext(context);
  return 0;
}
