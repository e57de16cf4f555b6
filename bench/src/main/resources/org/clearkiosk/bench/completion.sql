-- What the server's transaction for one confirmation does, a statement for each row; :n tells one from the next.
BEGIN <immediate>;
SELECT number, name, level, status, refund, card_fen, network_fen, bank_card_tail FROM student WHERE campus = 'main' AND number = 'bench-' || CAST(:n AS text) <row_lock>;
SELECT student, trait FROM trait WHERE campus = 'main' AND student = 'bench-' || CAST(:n AS text);
SELECT student, office FROM office_step WHERE campus = 'main' AND student = 'bench-' || CAST(:n AS text);
SELECT id, body_digest, answer FROM completion_event WHERE campus = 'main' AND id = '01900000-0000-7000-8000-0000' || CAST(:n AS text);
SELECT id, terminal, card, student, opened_at, expires_at, password_at, ended_at FROM session WHERE campus = 'main' AND id = 'bench-' || CAST(:n AS text);
SELECT student, kind, amount_fen, item, words_zh, words_en FROM blocker WHERE campus = 'main' AND student = 'bench-' || CAST(:n AS text);
SELECT receipt_number FROM completion WHERE campus = 'main' AND receipt_number = 'bench-' || CAST(:n AS text);
INSERT INTO completion_event (campus, id, terminal, sequence, session, received_at, body, body_digest, answer) VALUES ('main', '01900000-0000-7000-8000-0000' || CAST(:n AS text), 'bench', CAST(:n AS bigint), 'bench-' || CAST(:n AS text), 1339462800000, :body, :digest, :answer);
INSERT INTO completion (campus, student, policy_year, event, receipt_number, completed_at) VALUES ('main', 'bench-' || CAST(:n AS text), '2012', '01900000-0000-7000-8000-0000' || CAST(:n AS text), 'bench-' || CAST(:n AS text), 1339462800000);
INSERT INTO office_step (campus, student, office, done_at) VALUES ('main', 'bench-' || CAST(:n AS text), 'information_centre', 1339462800000) ON CONFLICT DO NOTHING;
UPDATE student SET refund = 'bank' WHERE campus = 'main' AND number = 'bench-' || CAST(:n AS text);
INSERT INTO card_right (campus, card, service, allowed, event) SELECT campus, number, 'library_borrowing', 0, '01900000-0000-7000-8000-0000' || CAST(:n AS text) FROM card WHERE campus = 'main' AND student = 'bench-' || CAST(:n AS text) ON CONFLICT (campus, card, service) DO UPDATE SET allowed = excluded.allowed, event = excluded.event;
UPDATE audit_head SET position = position + 1 WHERE id = 1 RETURNING position, hash;
INSERT INTO audit_entry (position, at, campus, actor, action, subject, detail, previous_hash, hash) SELECT position, 1339462800000, 'main', 'terminal/bench', 'completion_recorded', 'bench-' || CAST(:n AS text), :detail, hash, :digest FROM audit_head WHERE id = 1;
UPDATE audit_head SET hash = :digest WHERE id = 1;
INSERT INTO outgoing (campus, id, body, recorded_at) VALUES ('main', '01900000-0000-7000-8000-0000' || CAST(:n AS text), :body, 1339462800000);
COMMIT;
