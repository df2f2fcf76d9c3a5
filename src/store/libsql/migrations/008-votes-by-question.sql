-- A vote is on a question, whether it was pressed under the answer or said: one a person and question, the last one counts.
CREATE TABLE votes_new (
  id INTEGER PRIMARY KEY,
  channel TEXT NOT NULL,
  sender TEXT NOT NULL, -- '' once the person is forgotten
  question TEXT, -- without figures and names; null for what was voted on before questions were kept
  clause TEXT, -- the first cited
  useful INTEGER NOT NULL CHECK (useful IN (0, 1)),
  voted_at INTEGER NOT NULL
) STRICT;
INSERT INTO votes_new SELECT id, channel, sender, question, clause, useful, voted_at FROM votes
WHERE sender = '' OR question IS NULL OR id IN (SELECT max(id) FROM votes GROUP BY channel, sender, question);
DROP TABLE votes;
ALTER TABLE votes_new RENAME TO votes;
CREATE UNIQUE INDEX votes_once ON votes (channel, sender, question) WHERE sender <> '';
