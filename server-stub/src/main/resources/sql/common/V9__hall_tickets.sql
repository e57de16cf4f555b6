-- ${big}: a whole number of 64 bits; ${table_options}: what follows a table.

-- The places in the service hall's line: one for each student and day, with the signed text that was given. Kept, so that
-- the same student is given the same one again. Only new tables: a server of the version before goes on beside this one; it
-- knows nothing of them, and takes a place away with the student or session whom it removes.
CREATE TABLE hall_ticket (
  campus   TEXT    NOT NULL,
  day      TEXT    NOT NULL,
  number   INTEGER NOT NULL CHECK (number >= 1),
  student  TEXT    NOT NULL,
  session  TEXT    NOT NULL,
  signed   TEXT    NOT NULL,
  given_at ${big}  NOT NULL,
  PRIMARY KEY (campus, day, number),
  UNIQUE (campus, day, student),
  FOREIGN KEY (campus, student) REFERENCES student (campus, number) ON DELETE CASCADE,
  FOREIGN KEY (campus, session) REFERENCES session (campus, id) ON DELETE CASCADE
) ${table_options};
CREATE INDEX hall_ticket_of_student ON hall_ticket (campus, student);
CREATE INDEX hall_ticket_of_session ON hall_ticket (campus, session);

-- A day's last number. Whoever gives the next one holds the row up to the commit.
CREATE TABLE hall_ticket_head (
  campus TEXT    NOT NULL REFERENCES campus (id),
  day    TEXT    NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (campus, day)
) ${table_options};
