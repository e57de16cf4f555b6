-- ${big}: a whole number of 64 bits; ${table_options}: what follows a table.

-- How a card is laid out, and so the only way in which it opens a session. What is on record already proves itself.
ALTER TABLE card ADD COLUMN profile TEXT NOT NULL DEFAULT 'cpu' CHECK (profile IN ('cpu', 'classic', 'uid'));

-- The chip's unique identifier, 4 or 7 bytes in lower-case hexadecimal: what a card that cannot prove itself is known by.
-- The key generation of a card of profile uid means nothing.
ALTER TABLE card ADD COLUMN identifier TEXT
  CHECK (profile = 'cpu' OR identifier IS NOT NULL)
  CHECK (length(identifier) IN (8, 14) AND identifier = lower(identifier));
CREATE UNIQUE INDEX card_of_identifier ON card (campus, identifier);

-- The sector keys that were given out and not used yet. The keys themselves are not kept: they follow from the card.
CREATE TABLE sector_key (
  campus     TEXT   NOT NULL,
  id         TEXT   NOT NULL,
  terminal   TEXT   NOT NULL,
  card       TEXT   NOT NULL,
  made_at    ${big} NOT NULL,
  expires_at ${big} NOT NULL,
  PRIMARY KEY (campus, id),
  FOREIGN KEY (campus, terminal) REFERENCES terminal (campus, number),
  FOREIGN KEY (campus, card) REFERENCES card (campus, number)
) ${table_options};
CREATE INDEX sector_key_of_terminal ON sector_key (campus, terminal, made_at);

-- How often a terminal asked for cards by their identifier in the last minute of real time.
CREATE TABLE identifier_question (
  campus   TEXT   NOT NULL,
  id       TEXT   NOT NULL,
  terminal TEXT   NOT NULL,
  asked_at ${big} NOT NULL,
  PRIMARY KEY (campus, id),
  FOREIGN KEY (campus, terminal) REFERENCES terminal (campus, number)
) ${table_options};
CREATE INDEX identifier_question_of_terminal ON identifier_question (campus, terminal, asked_at);
