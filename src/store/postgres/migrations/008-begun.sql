-- A part that a program was about to send: found waiting later, it may have arrived.
ALTER TABLE outbox ADD COLUMN begun SMALLINT NOT NULL DEFAULT 0;
