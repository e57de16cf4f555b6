-- What a notice is made of; :n tells one student from the next.
BEGIN;
SELECT id, terminal, card, student, opened_at, expires_at, password_at, ended_at FROM session WHERE campus = 'main' AND id = 'bench-' || CAST(:n AS text);
SELECT number, name, level, status, refund, card_fen, network_fen, bank_card_tail FROM student WHERE campus = 'main' AND number = 'bench-' || CAST(:n AS text);
SELECT student, trait FROM trait WHERE campus = 'main' AND student = 'bench-' || CAST(:n AS text);
SELECT student, office FROM office_step WHERE campus = 'main' AND student = 'bench-' || CAST(:n AS text);
SELECT student, kind, amount_fen, item, words_zh, words_en FROM blocker WHERE campus = 'main' AND student = 'bench-' || CAST(:n AS text);
COMMIT;
