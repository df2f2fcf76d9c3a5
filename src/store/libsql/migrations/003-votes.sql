-- 有用 and 没用, one a person and question; the last one counts. The question may be gone before the vote is.
CREATE TABLE votes (
  id INTEGER PRIMARY KEY,
  inbox INTEGER REFERENCES inbox (id) ON DELETE SET NULL,
  channel TEXT NOT NULL,
  sender TEXT NOT NULL,
  useful INTEGER NOT NULL CHECK (useful IN (0, 1)),
  voted_at INTEGER NOT NULL,
  UNIQUE (inbox, sender)
) STRICT;
