-- What people wrote, one row a message: recorded before it is handled, so that a crash loses none.
CREATE TABLE inbox (
  id INTEGER PRIMARY KEY,
  channel TEXT NOT NULL,
  message TEXT NOT NULL, -- the app's own id; with the channel it tells doubles apart
  chat TEXT NOT NULL,
  sender TEXT NOT NULL,
  body TEXT NOT NULL, -- Incoming, as JSON
  received_at INTEGER NOT NULL, -- milliseconds since 1970
  state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'stale', 'refused', 'failed')),
  tries INTEGER NOT NULL DEFAULT 0, -- how often a restart has taken it up again
  UNIQUE (channel, message)
) STRICT;
CREATE INDEX inbox_pending ON inbox (id) WHERE state = 'pending';
CREATE INDEX inbox_sender ON inbox (channel, sender);
CREATE INDEX inbox_received ON inbox (received_at);
