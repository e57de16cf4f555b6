-- Triggers are written differently for every engine, so they live with the engine's dialect.

DROP TRIGGER IF EXISTS completion_event_is_never_changed;
CREATE TRIGGER completion_event_is_never_changed BEFORE UPDATE ON completion_event
BEGIN
  SELECT RAISE(ABORT, 'a completion event is never changed');
END;

DROP TRIGGER IF EXISTS completion_event_is_never_deleted;
CREATE TRIGGER completion_event_is_never_deleted BEFORE DELETE ON completion_event
BEGIN
  SELECT RAISE(ABORT, 'a completion event is never deleted');
END;

DROP TRIGGER IF EXISTS completion_is_never_changed;
CREATE TRIGGER completion_is_never_changed BEFORE UPDATE ON completion
BEGIN
  SELECT RAISE(ABORT, 'a completion is never changed');
END;

DROP TRIGGER IF EXISTS completion_is_never_deleted;
CREATE TRIGGER completion_is_never_deleted BEFORE DELETE ON completion
BEGIN
  SELECT RAISE(ABORT, 'a completion is never deleted');
END;
