-- Whether a certificate was given for a code, and not as the next one of a machine that had one: what a renewal replaces must
-- not be what another machine was enrolled with. 0 where that is not known: a server of the version before goes on beside this
-- one and writes nothing here.
ALTER TABLE terminal_certificate ADD COLUMN enrolled INTEGER NOT NULL DEFAULT 0;
