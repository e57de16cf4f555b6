// Runs a script of SQL statements on a SQLite database, one transaction after the other, each committed and synced for
// itself: what the engine can do at most when nothing is committed together.
//
//   sqlite_floor DATABASE SCRIPT FIRST NAME=VALUE ...
//
// The script has a statement a line; lines that begin with -- are left out. Its parameter :n is FIRST for the first
// transaction and one more for each that follows; the others are given. It says "ready", and then, for each line with
// two numbers that it reads, runs so many transactions, the second number of them committed at a time, and prints for
// each how many nanoseconds it took. The script's first statement begins a transaction, the last commits it.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"

#define MOST_STATEMENTS 32
#define LONGEST_LINE 4096

static sqlite3 *database;
static sqlite3_stmt *statements[MOST_STATEMENTS];
static int used;

static void demand(int good) {
  if (!good) {
    fprintf(stderr, "sqlite_floor: %s\n", sqlite3_errmsg(database));
    exit(1);
  }
}

static void setting(const char *sql, const char *expected) {
  sqlite3_stmt *statement;
  demand(sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK);
  int result = sqlite3_step(statement);
  demand(result == SQLITE_ROW || result == SQLITE_DONE);
  if (expected != NULL && (result != SQLITE_ROW || strcmp((const char *)sqlite3_column_text(statement, 0), expected))) {
    fprintf(stderr, "sqlite_floor: %s was not taken\n", sql);
    exit(1);
  }
  sqlite3_finalize(statement);
}

static void prepare(const char *script) {
  FILE *file = fopen(script, "r");
  static char line[LONGEST_LINE];
  if (file == NULL) {
    perror(script);
    exit(1);
  }
  while (fgets(line, sizeof line, file) != NULL) {
    if (strncmp(line, "--", 2) == 0 || line[0] == '\n') {
      continue;
    }
    if (used == MOST_STATEMENTS || strchr(line, '\n') == NULL) {
      fprintf(stderr, "sqlite_floor: too many statements, or too long a line\n");
      exit(1);
    }
    demand(sqlite3_prepare_v3(database, line, -1, SQLITE_PREPARE_PERSISTENT, &statements[used], NULL) == SQLITE_OK);
    used++;
  }
  fclose(file);
}

static void bind(const char *name, const char *value) {
  for (int index = 0; index < used; index++) {
    int place = sqlite3_bind_parameter_index(statements[index], name);
    if (place > 0) {
      demand(sqlite3_bind_text(statements[index], place, value, -1, SQLITE_STATIC) == SQLITE_OK);
    }
  }
}

static void transaction(sqlite3_int64 n, int begins, int commits) {
  for (int index = begins ? 0 : 1; index < (commits ? used : used - 1); index++) {
    sqlite3_stmt *statement = statements[index];
    int place = sqlite3_bind_parameter_index(statement, ":n");
    if (place > 0) {
      demand(sqlite3_bind_int64(statement, place, n) == SQLITE_OK);
    }
    int result;
    do {
      result = sqlite3_step(statement);
    } while (result == SQLITE_ROW);
    demand(result == SQLITE_DONE);
    demand(sqlite3_reset(statement) == SQLITE_OK);
  }
}

int main(int count, char **arguments) {
  if (count < 4) {
    fprintf(stderr, "usage: sqlite_floor DATABASE SCRIPT FIRST NAME=VALUE ...\n");
    return 2;
  }
  demand(sqlite3_open_v2(arguments[1], &database, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK);
  // as the server has it
  setting("PRAGMA journal_mode = WAL", "wal");
  setting("PRAGMA synchronous = FULL", NULL);
  setting("PRAGMA synchronous", "2");
  setting("PRAGMA foreign_keys = ON", NULL);
  setting("PRAGMA foreign_keys", "1");
  setting("PRAGMA cache_size = -32768", NULL);
  setting("PRAGMA wal_autocheckpoint = 8192", "8192");
  prepare(arguments[2]);
  for (int index = 4; index < count; index++) {
    char *equals = strchr(arguments[index], '=');
    if (equals == NULL) {
      fprintf(stderr, "sqlite_floor: NAME=VALUE: %s\n", arguments[index]);
      return 2;
    }
    char name[64];
    snprintf(name, sizeof name, ":%.*s", (int)(equals - arguments[index]), arguments[index]);
    bind(name, equals + 1);
  }
  sqlite3_int64 n = strtoll(arguments[3], NULL, 10);
  printf("ready\n");
  fflush(stdout);
  static char line[32];
  while (fgets(line, sizeof line, stdin) != NULL) {
    char *end;
    long all = strtol(line, &end, 10);
    long together = strtol(end, NULL, 10);
    if (together < 1) {
      fprintf(stderr, "sqlite_floor: how many, and how many at a time: %s\n", line);
      return 2;
    }
    for (long done = 0; done < all; done++) {
      int64_t start = clock_nanoseconds();
      transaction(n++, done % together == 0, done % together == together - 1 || done == all - 1);
      printf("%lld\n", (long long)(clock_nanoseconds() - start));
    }
    fflush(stdout);
  }
  return 0;
}
