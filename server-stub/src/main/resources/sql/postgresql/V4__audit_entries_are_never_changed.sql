CREATE OR REPLACE FUNCTION refuse_change_of_what_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a row of % is never changed or deleted', TG_TABLE_NAME;
END
$$;

CREATE OR REPLACE TRIGGER audit_entry_is_never_changed
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_what_is_kept();

CREATE OR REPLACE TRIGGER audit_head_is_never_deleted
  BEFORE DELETE OR TRUNCATE ON audit_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_what_is_kept();

CREATE OR REPLACE TRIGGER audit_head_never_goes_back
  BEFORE UPDATE ON audit_head
  FOR EACH ROW WHEN (NEW.position < OLD.position OR NEW.id <> OLD.id)
  EXECUTE FUNCTION refuse_change_of_what_is_kept();

CREATE OR REPLACE TRIGGER receipt_key_is_never_changed
  BEFORE UPDATE OR DELETE OR TRUNCATE ON receipt_key
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_what_is_kept();
