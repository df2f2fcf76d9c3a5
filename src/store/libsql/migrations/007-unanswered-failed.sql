-- A message that could not be handled is among what found no answer: the reason `failed`.
CREATE TABLE unanswered_new (
  id INTEGER PRIMARY KEY,
  channel TEXT NOT NULL,
  sender TEXT NOT NULL,
  question TEXT NOT NULL,
  why TEXT NOT NULL CHECK (why IN ('nothing-held', 'place-not-held', 'document-not-held', 'not-in-clause', 'rule-locked', 'refused', 'failed')),
  clause TEXT, -- the nearest
  asked_at INTEGER NOT NULL
) STRICT;
INSERT INTO unanswered_new SELECT id, channel, sender, question, why, clause, asked_at FROM unanswered;
DROP TABLE unanswered;
ALTER TABLE unanswered_new RENAME TO unanswered;
CREATE INDEX unanswered_sender ON unanswered (channel, sender);
CREATE INDEX unanswered_asked ON unanswered (asked_at);
