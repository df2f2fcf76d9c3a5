-- Whoever is forgotten takes their votes along, since a question is in their words; and words that a message quoted, which may be
-- somebody else's, go once it is handled.
DELETE FROM votes WHERE sender = '';
DROP INDEX votes_once;
CREATE UNIQUE INDEX votes_once ON votes (channel, sender, question);
UPDATE inbox SET body = json_set(body, '$.quoted', NULL) WHERE state <> 'pending' AND json_extract(body, '$.quoted') IS NOT NULL;
