-- How much of a minute's budget each has used: counted in the transaction that records a message, worth nothing a minute later.
-- Unlogged: after a crash of the server, or on a standby that takes over, everybody's minute begins anew.
CREATE UNLOGGED TABLE budgets (
  scope TEXT COLLATE "C" NOT NULL,
  channel TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL, -- a sender, or a chat
  began_at BIGINT NOT NULL, -- milliseconds since 1970
  used INTEGER NOT NULL,
  PRIMARY KEY (scope, channel, name)
) WITH (fillfactor = 50);
