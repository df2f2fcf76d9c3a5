-- How much of a minute's budget each has used: counted at once, beside every transaction; worth nothing a minute later.
-- Unlogged: after a crash of the server, or on a standby that takes over, everybody's minute begins anew.
CREATE UNLOGGED TABLE budgets (
  scope TEXT COLLATE "C" NOT NULL,
  channel TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL, -- a sender, a chat or an address
  began_at BIGINT NOT NULL, -- milliseconds since 1970
  used INTEGER NOT NULL,
  PRIMARY KEY (scope, channel, name)
) WITH (fillfactor = 50);
