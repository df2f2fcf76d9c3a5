-- What is owed to people, one row a part: written together with the end of handling, marked when the app has accepted it.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  inbox INTEGER NOT NULL REFERENCES inbox (id) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  chat TEXT NOT NULL,
  body TEXT NOT NULL, -- Outgoing without its key, as JSON
  created_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'expired', 'failed')),
  accepted TEXT -- the app's own id of our message
) STRICT;
CREATE INDEX outbox_waiting ON outbox (channel, id) WHERE state = 'waiting';
CREATE INDEX outbox_accepted ON outbox (channel, chat, accepted);
CREATE INDEX outbox_inbox ON outbox (inbox);
