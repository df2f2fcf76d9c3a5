-- Programs that serve from this database. Each shows signs of life and holds an advisory lock of its number as long as it is connected.
CREATE TABLE replicas (
  id INTEGER PRIMARY KEY,
  beat_at TIMESTAMPTZ NOT NULL
);

-- Shares of the chats, by number, and channels that one program alone can be connected to, by name: who has which.
CREATE TABLE seats (
  seat TEXT COLLATE "C" PRIMARY KEY,
  owner INTEGER, -- a replica, which may be gone; null while nobody has it
  fence BIGINT NOT NULL DEFAULT 0 -- grows whenever the seat changes hands: what was begun before is not committed
);

-- Whether a part may have been sent before, by a program that did not live to mark it.
ALTER TABLE outbox ADD COLUMN again BOOLEAN NOT NULL DEFAULT false;
