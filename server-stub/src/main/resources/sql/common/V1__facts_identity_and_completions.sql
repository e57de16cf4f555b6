-- ${big}: a whole number of 64 bits; ${table_options}: what follows a table.
-- Moments of real and of business time are milliseconds since 1970-01-01T00:00Z; money is in fen.

-- Facts about students, as the source systems give them
CREATE TABLE student (
  number         TEXT   NOT NULL PRIMARY KEY,
  name           TEXT   NOT NULL,
  level          TEXT   NOT NULL CHECK (level IN ('undergraduate', 'postgraduate')),
  status         TEXT   CHECK (status IN ('graduating', 'continuing', 'deferral_approved', 'deferral_unsettled')),
  refund         TEXT   CHECK (refund IN ('bank', 'cash')),
  card_fen       ${big} NOT NULL,
  network_fen    ${big} NOT NULL,
  bank_card_tail TEXT
) ${table_options};

CREATE TABLE trait (
  student TEXT NOT NULL REFERENCES student (number),
  trait   TEXT NOT NULL,
  PRIMARY KEY (student, trait)
) ${table_options};

-- The offices whose step is done. The step that a terminal finishes is here exactly when the student has a completion.
CREATE TABLE office_step (
  student TEXT   NOT NULL REFERENCES student (number),
  office  TEXT   NOT NULL,
  done_at ${big} NOT NULL,
  PRIMARY KEY (student, office)
) ${table_options};

CREATE TABLE blocker (
  student    TEXT    NOT NULL REFERENCES student (number),
  position   INTEGER NOT NULL,
  kind       TEXT    NOT NULL,
  amount_fen ${big}  CHECK (amount_fen >= 0),
  item       TEXT,
  words_zh   TEXT,
  words_en   TEXT,
  PRIMARY KEY (student, position),
  CHECK ((words_zh IS NULL) = (words_en IS NULL))
) ${table_options};

-- Who is there
CREATE TABLE card (
  number         TEXT    NOT NULL PRIMARY KEY,
  student        TEXT    NOT NULL REFERENCES student (number),
  state          TEXT    NOT NULL CHECK (state IN ('active', 'lost', 'stopped')),
  key_generation INTEGER NOT NULL CHECK (key_generation BETWEEN 1 AND 255)
) ${table_options};
CREATE INDEX card_of_student ON card (student);

CREATE TABLE credential (
  student       TEXT NOT NULL PRIMARY KEY REFERENCES student (number),
  password_hash TEXT NOT NULL
) ${table_options};

CREATE TABLE lockout (
  card         TEXT    NOT NULL PRIMARY KEY REFERENCES card (number),
  wrong_tries  INTEGER NOT NULL,
  locks        INTEGER NOT NULL,
  locked_until ${big}  NOT NULL
) ${table_options};

CREATE TABLE terminal (
  number     TEXT    NOT NULL PRIMARY KEY,
  key_digest TEXT    NOT NULL UNIQUE,
  added_at   ${big}  NOT NULL,
  revoked_at ${big}
) ${table_options};

-- Challenges are given for any card number, known or not: hence no reference to card.
CREATE TABLE challenge (
  id             TEXT    NOT NULL PRIMARY KEY,
  terminal       TEXT    NOT NULL REFERENCES terminal (number),
  card           TEXT    NOT NULL,
  key_generation INTEGER NOT NULL,
  nonce          TEXT    NOT NULL,
  made_at        ${big}  NOT NULL,
  expires_at     ${big}  NOT NULL
) ${table_options};
CREATE INDEX challenge_of_terminal ON challenge (terminal, made_at);

CREATE TABLE session (
  id          TEXT   NOT NULL PRIMARY KEY,
  terminal    TEXT   NOT NULL REFERENCES terminal (number),
  card        TEXT   NOT NULL REFERENCES card (number),
  student     TEXT   NOT NULL REFERENCES student (number),
  opened_at   ${big} NOT NULL,
  expires_at  ${big} NOT NULL,
  password_at ${big},
  ended_at    ${big}
) ${table_options};

-- What was confirmed. An event that was refused is not here: the terminal keeps it and may send it again.
CREATE TABLE completion_event (
  id          TEXT    NOT NULL PRIMARY KEY,
  terminal    TEXT    NOT NULL REFERENCES terminal (number),
  sequence    ${big}  NOT NULL,
  session     TEXT    NOT NULL REFERENCES session (id),
  received_at ${big}  NOT NULL,
  body        TEXT    NOT NULL,
  body_digest TEXT    NOT NULL,
  answer      TEXT    NOT NULL
) ${table_options};
CREATE INDEX completion_event_of_terminal ON completion_event (terminal, sequence);

CREATE TABLE completion (
  student        TEXT   NOT NULL REFERENCES student (number),
  policy_year    TEXT   NOT NULL,
  event          TEXT   NOT NULL UNIQUE REFERENCES completion_event (id),
  receipt_number TEXT   NOT NULL UNIQUE,
  completed_at   ${big} NOT NULL,
  PRIMARY KEY (student, policy_year)
) ${table_options};

-- What a card may no longer do (or may again), and the event that said so (C1).
CREATE TABLE card_right (
  card    TEXT    NOT NULL REFERENCES card (number),
  service TEXT    NOT NULL,
  allowed INTEGER NOT NULL CHECK (allowed IN (0, 1)),
  event   TEXT    NOT NULL REFERENCES completion_event (id),
  PRIMARY KEY (card, service)
) ${table_options};
