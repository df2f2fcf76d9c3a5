-- Who answers whom, one row a person in a chat. State and owner change together with the version.
CREATE TABLE threads (
  channel TEXT NOT NULL,
  chat TEXT NOT NULL,
  sender TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('private', 'group')),
  state TEXT NOT NULL CHECK (state IN ('new', 'bot', 'pool', 'person', 'ended')),
  owner TEXT CHECK ((state = 'person') = (owner IS NOT NULL)),
  reason TEXT,
  version BIGINT NOT NULL DEFAULT 0,
  since BIGINT NOT NULL, -- milliseconds since 1970, as are those below; 0 is never
  heard_at BIGINT NOT NULL,
  spoke_at BIGINT NOT NULL DEFAULT 0,
  unread BIGINT NOT NULL DEFAULT 0,
  misses BIGINT NOT NULL DEFAULT 0,
  snoozed_until BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (channel, chat, sender)
);
CREATE INDEX threads_state ON threads (state, since);
CREATE INDEX threads_heard ON threads (heard_at);
CREATE INDEX threads_sender ON threads (channel, sender);

-- What the desk keeps beside: accounts, sessions, notes, silences and the like, each body JSON.
CREATE TABLE records (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  about TEXT NOT NULL,
  body TEXT NOT NULL,
  at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (kind, name)
);
CREATE INDEX records_about ON records (kind, about, at);
CREATE INDEX records_at ON records (kind, at);

-- What the assistant made of a message stays beside it.
ALTER TABLE inbox ADD COLUMN answer TEXT;
CREATE INDEX inbox_chat ON inbox (channel, chat, sender, received_at);

-- A part has an author, null the assistant, and may be held back.
ALTER TABLE outbox ADD COLUMN author TEXT;
ALTER TABLE outbox DROP CONSTRAINT outbox_state_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_state_check CHECK (state IN ('waiting', 'sent', 'expired', 'failed', 'withheld'));
