-- Questions that found no answer, without figures and names; `sender` is there so that whoever leaves takes theirs along.
CREATE TABLE unanswered (
  id INTEGER PRIMARY KEY,
  channel TEXT NOT NULL,
  sender TEXT NOT NULL,
  question TEXT NOT NULL,
  why TEXT NOT NULL CHECK (why IN ('nothing-held', 'place-not-held', 'document-not-held', 'not-in-clause', 'rule-locked', 'refused')),
  clause TEXT, -- the nearest
  asked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX unanswered_sender ON unanswered (channel, sender);
CREATE INDEX unanswered_asked ON unanswered (asked_at);
