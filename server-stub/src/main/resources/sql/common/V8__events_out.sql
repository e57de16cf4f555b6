-- ${big}: a whole number of 64 bits; ${table_options}: what follows a table.

-- What others are told, written in the transaction of what it tells. A position is given afterwards, by whoever holds the
-- campus's row of outgoing_head: so positions become visible in their order, and who has read one has missed none before it
-- (docs/decisions/0018-events-out.md).
CREATE TABLE outgoing (
  campus      TEXT   NOT NULL,
  id          TEXT   NOT NULL,
  body        TEXT   NOT NULL,
  recorded_at ${big} NOT NULL,
  position    ${big} CHECK (position >= 1),
  PRIMARY KEY (campus, id),
  UNIQUE (campus, position),
  FOREIGN KEY (campus, id) REFERENCES completion_event (campus, id)
) ${table_options};
CREATE INDEX outgoing_without_position ON outgoing (campus, recorded_at, id) WHERE position IS NULL;

-- A campus's last position; there from its first event on.
CREATE TABLE outgoing_head (
  campus   TEXT   NOT NULL PRIMARY KEY REFERENCES campus (id),
  position ${big} NOT NULL
) ${table_options};

-- Who is told, and how far. The secret is sealed: a copy of the database does not give it away.
CREATE TABLE webhook (
  campus          TEXT    NOT NULL REFERENCES campus (id),
  id              TEXT    NOT NULL,
  url             TEXT    NOT NULL,
  private_allowed INTEGER NOT NULL CHECK (private_allowed IN (0, 1)),
  authority       TEXT,
  secret          TEXT    NOT NULL,
  secret_key      TEXT    NOT NULL,
  added_at        ${big}  NOT NULL,
  -- up to here everything was delivered or is a dead letter
  position        ${big}  NOT NULL,
  -- of the event after that: how often it failed, since when, and when it is tried again
  failures        INTEGER NOT NULL,
  failing_since   ${big},
  next_at         ${big}  NOT NULL,
  stopped_at      ${big},
  -- the process that sends now, and until when no other does
  lease           TEXT,
  leased_until    ${big}  NOT NULL,
  PRIMARY KEY (campus, id)
) ${table_options};

-- What a subscriber did not take in all that time. It is kept until it is replayed, or the subscriber removed.
CREATE TABLE dead_letter (
  campus      TEXT    NOT NULL,
  webhook     TEXT    NOT NULL,
  position    ${big}  NOT NULL,
  attempts    INTEGER NOT NULL,
  last_answer TEXT    NOT NULL,
  died_at     ${big}  NOT NULL,
  replay_at   ${big},
  PRIMARY KEY (campus, webhook, position),
  FOREIGN KEY (campus, webhook) REFERENCES webhook (campus, id),
  FOREIGN KEY (campus, position) REFERENCES outgoing (campus, position)
) ${table_options};
