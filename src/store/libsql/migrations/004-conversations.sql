-- Who is known in which chat. In a group every member has a row of their own; nothing of one chat is read in another.
CREATE TABLE people (
  channel TEXT NOT NULL,
  chat TEXT NOT NULL,
  sender TEXT NOT NULL,
  client TEXT NOT NULL DEFAULT '', -- the profile that is open; '' is their own
  touched_at INTEGER NOT NULL, -- milliseconds since 1970
  PRIMARY KEY (channel, chat, sender)
) STRICT;
CREATE INDEX people_sender ON people (channel, sender);
CREATE INDEX people_touched ON people (touched_at);
-- One enterprise that a person asks for, and where the conversation about it stands.
CREATE TABLE clients (
  channel TEXT NOT NULL,
  chat TEXT NOT NULL,
  sender TEXT NOT NULL,
  client TEXT NOT NULL,
  memory TEXT, -- what the next message may lean on, as JSON; null once that has expired
  touched_at INTEGER NOT NULL,
  PRIMARY KEY (channel, chat, sender, client),
  FOREIGN KEY (channel, chat, sender) REFERENCES people ON DELETE CASCADE
) STRICT;
CREATE INDEX clients_touched ON clients (touched_at) WHERE memory IS NOT NULL;
-- What was said of it: each fact with the words that said it, and the day.
CREATE TABLE profiles (
  channel TEXT NOT NULL,
  chat TEXT NOT NULL,
  sender TEXT NOT NULL,
  client TEXT NOT NULL,
  fact TEXT NOT NULL,
  value TEXT NOT NULL, -- JSON
  words TEXT NOT NULL,
  said_on TEXT NOT NULL, -- ISO date
  PRIMARY KEY (channel, chat, sender, client, fact),
  FOREIGN KEY (channel, chat, sender, client) REFERENCES clients ON DELETE CASCADE
) STRICT;
