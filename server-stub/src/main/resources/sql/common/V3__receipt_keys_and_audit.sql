-- The public keys with which receipts were ever signed. Every server has a private key of its own, in its data folder.
CREATE TABLE receipt_key (
  id           TEXT   NOT NULL PRIMARY KEY,
  x            TEXT   NOT NULL UNIQUE,
  published_at ${big} NOT NULL
) ${table_options};

-- Who saw or changed what. Each entry's hash covers the one before it; positions are 1, 2, 3 … without gaps.
-- That a position is there once is what keeps the chain from forking; hashes need no index of their own.
-- An installation has one chain, whatever the number of its campuses: hence no campus in the key.
CREATE TABLE audit_entry (
  position      ${big} NOT NULL PRIMARY KEY,
  at            ${big} NOT NULL,
  campus        TEXT   NOT NULL,
  actor         TEXT   NOT NULL,
  action        TEXT   NOT NULL,
  subject       TEXT,
  detail        TEXT   NOT NULL,
  previous_hash TEXT   NOT NULL,
  hash          TEXT   NOT NULL
) ${table_options};

-- One row: the last entry. Whoever appends takes it first and holds it to the commit, so the writers stand in a line.
CREATE TABLE audit_head (
  id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  position ${big}  NOT NULL,
  hash     TEXT    NOT NULL
) ${table_options};
INSERT INTO audit_head (id, position, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
