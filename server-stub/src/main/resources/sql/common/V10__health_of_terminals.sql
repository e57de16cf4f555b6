-- What each terminal last said of its readers, its program and its machine, as JSON; null from one that says nothing of it.
-- A server of the version before goes on beside this one and leaves it as it is.
ALTER TABLE heartbeat ADD COLUMN health TEXT;
