-- The certificates that terminals were given, known by their SHA-256 (of the DER form, lower-case hexadecimal): a digest
-- says who speaks, and so the campus too. A terminal may have two that serve: the one it has used, and the next one until
-- that was used. Of those that were never used only the latest is kept.
CREATE TABLE terminal_certificate (
  campus     TEXT   NOT NULL,
  digest     TEXT   NOT NULL UNIQUE,
  terminal   TEXT   NOT NULL,
  issued_at  ${big} NOT NULL,
  expires_at ${big} NOT NULL,
  used_at    ${big},
  ended_at   ${big},
  PRIMARY KEY (campus, digest),
  FOREIGN KEY (campus, terminal) REFERENCES terminal (campus, number)
) ${table_options};
CREATE INDEX terminal_certificate_of_terminal ON terminal_certificate (campus, terminal);

-- The codes with which terminals may enrol, once each. The code itself is not kept.
CREATE TABLE enrolment_code (
  campus     TEXT   NOT NULL,
  terminal   TEXT   NOT NULL,
  digest     TEXT   NOT NULL UNIQUE,
  made_at    ${big} NOT NULL,
  expires_at ${big} NOT NULL,
  PRIMARY KEY (campus, terminal),
  FOREIGN KEY (campus, terminal) REFERENCES terminal (campus, number)
) ${table_options};

-- Wrong codes, by where they came from. Who has no right code is of no campus: the one table without that column.
CREATE TABLE enrolment_lockout (
  source       TEXT    NOT NULL PRIMARY KEY,
  wrong_tries  INTEGER NOT NULL,
  locks        INTEGER NOT NULL,
  locked_until ${big}  NOT NULL,
  tried_at     ${big}  NOT NULL
) ${table_options};

-- Wrong query passwords of the last minutes of real time, by the terminal at which they were typed.
CREATE TABLE terminal_wrong_try (
  campus   TEXT   NOT NULL,
  id       TEXT   NOT NULL,
  terminal TEXT   NOT NULL,
  tried_at ${big} NOT NULL,
  PRIMARY KEY (campus, id),
  FOREIGN KEY (campus, terminal) REFERENCES terminal (campus, number)
) ${table_options};
CREATE INDEX terminal_wrong_try_of_terminal ON terminal_wrong_try (campus, terminal, tried_at);

-- What each terminal last said of itself: its outbox as JSON, null where it could not read it. The highest sequence number
-- is the highest that it ever said.
CREATE TABLE heartbeat (
  campus                    TEXT    NOT NULL,
  terminal                  TEXT    NOT NULL,
  received_at               ${big}  NOT NULL,
  version                   TEXT    NOT NULL,
  clock_offset_milliseconds ${big}  NOT NULL,
  trouble                   TEXT,
  outbox                    TEXT,
  highest_sequence          ${big}  NOT NULL,
  PRIMARY KEY (campus, terminal),
  FOREIGN KEY (campus, terminal) REFERENCES terminal (campus, number)
) ${table_options};
