-- ${big}: a whole number of 64 bits; ${table_options}: what follows a table.
-- Moments of real and of business time are milliseconds since 1970-01-01T00:00Z; money is in fen.

-- An installation serves many campuses, and every row belongs to one. Student, card and terminal numbers are unique in
-- their campus only. Keys begin with the campus and references carry it, so no row can refer to another campus's. Only
-- student and terminal refer to campus itself: what refers to them is of their campus, and rows that are written all the
-- time need not all lock the campus's one row.
CREATE TABLE campus (
  id       TEXT   NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 32 AND id = lower(id)),
  name_zh  TEXT   NOT NULL,
  name_en  TEXT   NOT NULL,
  -- a policy file's text; null for the one that the server is started with
  policy   TEXT,
  added_at ${big} NOT NULL
) ${table_options};
INSERT INTO campus (id, name_zh, name_en, added_at) VALUES ('main', '本校', 'This university', 0);

-- Facts about students, as the source systems give them
CREATE TABLE student (
  campus         TEXT   NOT NULL REFERENCES campus (id),
  number         TEXT   NOT NULL,
  name           TEXT   NOT NULL,
  level          TEXT   NOT NULL CHECK (level IN ('undergraduate', 'postgraduate')),
  status         TEXT   CHECK (status IN ('graduating', 'continuing', 'deferral_approved', 'deferral_unsettled')),
  refund         TEXT   CHECK (refund IN ('bank', 'cash')),
  card_fen       ${big} NOT NULL,
  network_fen    ${big} NOT NULL,
  bank_card_tail TEXT,
  PRIMARY KEY (campus, number)
) ${table_options};

CREATE TABLE trait (
  campus  TEXT NOT NULL,
  student TEXT NOT NULL,
  trait   TEXT NOT NULL,
  PRIMARY KEY (campus, student, trait),
  FOREIGN KEY (campus, student) REFERENCES student (campus, number)
) ${table_options};

-- The offices whose step is done. The step that a terminal finishes is here exactly when the student has a completion.
CREATE TABLE office_step (
  campus  TEXT   NOT NULL,
  student TEXT   NOT NULL,
  office  TEXT   NOT NULL,
  done_at ${big} NOT NULL,
  PRIMARY KEY (campus, student, office),
  FOREIGN KEY (campus, student) REFERENCES student (campus, number)
) ${table_options};

-- What is in the way (K3). A source knows each of its blockers by an id of its own, and lifts its own only.
CREATE TABLE blocker (
  campus     TEXT   NOT NULL,
  student    TEXT   NOT NULL,
  source     TEXT   NOT NULL,
  source_id  TEXT   NOT NULL,
  kind       TEXT   NOT NULL,
  amount_fen ${big} CHECK (amount_fen >= 0),
  item       TEXT,
  words_zh   TEXT,
  words_en   TEXT,
  given_at   ${big} NOT NULL,
  PRIMARY KEY (campus, student, source, source_id),
  FOREIGN KEY (campus, student) REFERENCES student (campus, number),
  CHECK ((words_zh IS NULL) = (words_en IS NULL))
) ${table_options};

-- Who is there
CREATE TABLE card (
  campus         TEXT    NOT NULL,
  number         TEXT    NOT NULL,
  student        TEXT    NOT NULL,
  state          TEXT    NOT NULL CHECK (state IN ('active', 'lost', 'stopped')),
  key_generation INTEGER NOT NULL CHECK (key_generation BETWEEN 1 AND 255),
  PRIMARY KEY (campus, number),
  FOREIGN KEY (campus, student) REFERENCES student (campus, number)
) ${table_options};
CREATE INDEX card_of_student ON card (campus, student);

CREATE TABLE credential (
  campus        TEXT NOT NULL,
  student       TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  PRIMARY KEY (campus, student),
  FOREIGN KEY (campus, student) REFERENCES student (campus, number)
) ${table_options};

CREATE TABLE lockout (
  campus       TEXT    NOT NULL,
  card         TEXT    NOT NULL,
  wrong_tries  INTEGER NOT NULL,
  locks        INTEGER NOT NULL,
  locked_until ${big}  NOT NULL,
  PRIMARY KEY (campus, card),
  FOREIGN KEY (campus, card) REFERENCES card (campus, number)
) ${table_options};

-- Who may speak for a terminal is in terminal_certificate (V6).
CREATE TABLE terminal (
  campus     TEXT    NOT NULL REFERENCES campus (id),
  number     TEXT    NOT NULL,
  added_at   ${big}  NOT NULL,
  revoked_at ${big},
  PRIMARY KEY (campus, number)
) ${table_options};

-- Challenges are given for any card number, known or not: hence no reference to card.
CREATE TABLE challenge (
  campus         TEXT    NOT NULL,
  id             TEXT    NOT NULL,
  terminal       TEXT    NOT NULL,
  card           TEXT    NOT NULL,
  key_generation INTEGER NOT NULL,
  nonce          TEXT    NOT NULL,
  made_at        ${big}  NOT NULL,
  expires_at     ${big}  NOT NULL,
  PRIMARY KEY (campus, id),
  FOREIGN KEY (campus, terminal) REFERENCES terminal (campus, number)
) ${table_options};
CREATE INDEX challenge_of_terminal ON challenge (campus, terminal, made_at);

CREATE TABLE session (
  campus      TEXT   NOT NULL,
  id          TEXT   NOT NULL,
  terminal    TEXT   NOT NULL,
  card        TEXT   NOT NULL,
  student     TEXT   NOT NULL,
  opened_at   ${big} NOT NULL,
  expires_at  ${big} NOT NULL,
  password_at ${big},
  ended_at    ${big},
  PRIMARY KEY (campus, id),
  FOREIGN KEY (campus, terminal) REFERENCES terminal (campus, number),
  FOREIGN KEY (campus, card) REFERENCES card (campus, number),
  FOREIGN KEY (campus, student) REFERENCES student (campus, number)
) ${table_options};

-- What was confirmed. An event that was refused is not here: the terminal keeps it and may send it again.
-- Terminals make the ids. They are unique in their campus only, so that no other campus's terminal can take one away.
CREATE TABLE completion_event (
  campus      TEXT    NOT NULL,
  id          TEXT    NOT NULL,
  terminal    TEXT    NOT NULL,
  sequence    ${big}  NOT NULL,
  session     TEXT    NOT NULL,
  received_at ${big}  NOT NULL,
  body        TEXT    NOT NULL,
  body_digest TEXT    NOT NULL,
  answer      TEXT    NOT NULL,
  PRIMARY KEY (campus, id),
  FOREIGN KEY (campus, terminal) REFERENCES terminal (campus, number),
  FOREIGN KEY (campus, session) REFERENCES session (campus, id)
) ${table_options};
CREATE INDEX completion_event_of_terminal ON completion_event (campus, terminal, sequence);

CREATE TABLE completion (
  campus         TEXT   NOT NULL,
  student        TEXT   NOT NULL,
  policy_year    TEXT   NOT NULL,
  event          TEXT   NOT NULL,
  receipt_number TEXT   NOT NULL,
  completed_at   ${big} NOT NULL,
  PRIMARY KEY (campus, student, policy_year),
  UNIQUE (campus, event),
  UNIQUE (campus, receipt_number),
  FOREIGN KEY (campus, student) REFERENCES student (campus, number),
  FOREIGN KEY (campus, event) REFERENCES completion_event (campus, id)
) ${table_options};

-- What a card may no longer do (or may again), and the event that said so (C1).
CREATE TABLE card_right (
  campus  TEXT    NOT NULL,
  card    TEXT    NOT NULL,
  service TEXT    NOT NULL,
  allowed INTEGER NOT NULL CHECK (allowed IN (0, 1)),
  event   TEXT    NOT NULL,
  PRIMARY KEY (campus, card, service),
  FOREIGN KEY (campus, card) REFERENCES card (campus, number),
  FOREIGN KEY (campus, event) REFERENCES completion_event (campus, id)
) ${table_options};
