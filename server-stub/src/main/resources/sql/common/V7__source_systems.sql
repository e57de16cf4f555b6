-- What source systems show of themselves: the token itself is not kept. A digest says who speaks, and so the campus too.
-- Several tokens may speak for one source, so that a new one can take an old one's place without a gap.
CREATE TABLE source_token (
  campus       TEXT   NOT NULL REFERENCES campus (id),
  name         TEXT   NOT NULL,
  source       TEXT   NOT NULL,
  office       TEXT,
  -- words with blanks between them
  kinds        TEXT   NOT NULL,
  scopes       TEXT   NOT NULL,
  digest       TEXT   NOT NULL UNIQUE,
  added_at     ${big} NOT NULL,
  expires_at   ${big} NOT NULL,
  revoked_at   ${big},
  last_used_at ${big},
  PRIMARY KEY (campus, name)
) ${table_options};

-- What was answered to requests with an Idempotency-Key, for a day: who did not get the answer asks again.
CREATE TABLE source_answer (
  campus      TEXT   NOT NULL,
  token       TEXT   NOT NULL,
  id          TEXT   NOT NULL,
  body_digest TEXT   NOT NULL,
  answer      TEXT   NOT NULL,
  answered_at ${big} NOT NULL,
  PRIMARY KEY (campus, token, id),
  FOREIGN KEY (campus, token) REFERENCES source_token (campus, name)
) ${table_options};
CREATE INDEX source_answer_by_age ON source_answer (campus, token, answered_at);
