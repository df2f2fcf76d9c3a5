-- Who answers whom, one row a person in a chat. State and owner change together with the version.
CREATE TABLE threads (
  channel TEXT NOT NULL,
  chat TEXT NOT NULL,
  sender TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('private', 'group')),
  state TEXT NOT NULL CHECK (state IN ('new', 'bot', 'pool', 'person', 'ended')),
  owner TEXT CHECK ((state = 'person') = (owner IS NOT NULL)),
  reason TEXT,
  version INTEGER NOT NULL DEFAULT 0,
  since INTEGER NOT NULL, -- milliseconds since 1970, as are those below; 0 is never
  heard_at INTEGER NOT NULL,
  spoke_at INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0,
  misses INTEGER NOT NULL DEFAULT 0,
  snoozed_until INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (channel, chat, sender)
) STRICT;
CREATE INDEX threads_state ON threads (state, since);
CREATE INDEX threads_heard ON threads (heard_at);
CREATE INDEX threads_sender ON threads (channel, sender);
-- What the desk keeps beside: accounts, sessions, notes, silences and the like, each body JSON.
CREATE TABLE records (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  about TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (kind, name)
) STRICT;
CREATE INDEX records_about ON records (kind, about, at);
CREATE INDEX records_at ON records (kind, at);
-- What the assistant made of a message stays beside it.
ALTER TABLE inbox ADD COLUMN answer TEXT;
CREATE INDEX inbox_chat ON inbox (channel, chat, sender, received_at);
-- A part has an author, null the assistant, and may be held back.
CREATE TABLE outbox_new (
  id INTEGER PRIMARY KEY,
  inbox INTEGER NOT NULL REFERENCES inbox (id) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  chat TEXT NOT NULL,
  body TEXT NOT NULL, -- Outgoing without its key, as JSON
  created_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'expired', 'failed', 'withheld')),
  accepted TEXT, -- the app's own id of our message
  author TEXT
) STRICT;
INSERT INTO outbox_new SELECT id, inbox, channel, chat, body, created_at, state, accepted, NULL FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_new RENAME TO outbox;
CREATE INDEX outbox_waiting ON outbox (channel, id) WHERE state = 'waiting';
CREATE INDEX outbox_accepted ON outbox (channel, chat, accepted);
CREATE INDEX outbox_inbox ON outbox (inbox);
