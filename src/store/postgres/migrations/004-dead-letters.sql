-- What was given up is few, and is looked for by whoever runs it again.
CREATE INDEX inbox_failed ON inbox (id) WHERE state = 'failed';
CREATE INDEX outbox_failed ON outbox (id) WHERE state IN ('failed', 'expired');
