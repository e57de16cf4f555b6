-- What none of a student's cards may do any longer since the terminals' step was finished without a terminal (K2, C1): there
-- is no completion event that says so, and card_right names one. Only a new table: a server of the version before goes on
-- beside this one; it knows nothing of it, and takes the rows away with the student whom it removes.
CREATE TABLE ended_right (
  campus  TEXT NOT NULL,
  student TEXT NOT NULL,
  service TEXT NOT NULL,
  PRIMARY KEY (campus, student, service),
  FOREIGN KEY (campus, student) REFERENCES student (campus, number) ON DELETE CASCADE
) ${table_options};
