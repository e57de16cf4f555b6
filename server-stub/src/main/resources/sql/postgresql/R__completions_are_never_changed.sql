-- Triggers are written differently for every engine, so they live with the engine's dialect.

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a % is never changed or deleted', replace(TG_TABLE_NAME, '_', ' ');
END
$$;

CREATE OR REPLACE TRIGGER completion_event_is_never_changed
  BEFORE UPDATE OR DELETE OR TRUNCATE ON completion_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE TRIGGER completion_is_never_changed
  BEFORE UPDATE OR DELETE OR TRUNCATE ON completion
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
