DROP TRIGGER IF EXISTS audit_entry_is_never_changed;
CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'an audit entry is never changed');
END;

DROP TRIGGER IF EXISTS audit_entry_is_never_deleted;
CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'an audit entry is never deleted');
END;

-- INSERT OR REPLACE deletes without the trigger above
DROP TRIGGER IF EXISTS audit_entry_is_never_replaced;
CREATE TRIGGER audit_entry_is_never_replaced BEFORE INSERT ON audit_entry
WHEN EXISTS (SELECT 1 FROM audit_entry WHERE position = NEW.position)
BEGIN
  SELECT RAISE(ABORT, 'an audit entry is never replaced');
END;

DROP TRIGGER IF EXISTS audit_head_is_never_deleted;
CREATE TRIGGER audit_head_is_never_deleted BEFORE DELETE ON audit_head
BEGIN
  SELECT RAISE(ABORT, 'the head of the audit chain is never deleted');
END;

DROP TRIGGER IF EXISTS audit_head_never_goes_back;
CREATE TRIGGER audit_head_never_goes_back BEFORE UPDATE ON audit_head
WHEN NEW.position < OLD.position OR NEW.id <> OLD.id
BEGIN
  SELECT RAISE(ABORT, 'the head of the audit chain never goes back');
END;

DROP TRIGGER IF EXISTS receipt_key_is_never_changed;
CREATE TRIGGER receipt_key_is_never_changed BEFORE UPDATE ON receipt_key
BEGIN
  SELECT RAISE(ABORT, 'a published receipt key is never changed');
END;

DROP TRIGGER IF EXISTS receipt_key_is_never_deleted;
CREATE TRIGGER receipt_key_is_never_deleted BEFORE DELETE ON receipt_key
BEGIN
  SELECT RAISE(ABORT, 'a published receipt key is never deleted');
END;
