-- Files of editions lie in chunks: a slow line carries each well within the time of a statement.
ALTER TABLE edition_files DROP CONSTRAINT edition_files_sha256_fkey;
ALTER TABLE blobs DROP CONSTRAINT blobs_pkey;
ALTER TABLE blobs ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
ALTER TABLE blobs ADD PRIMARY KEY (sha256, part);

-- What a program answers by beside its index: the sha256 of the policies and the admin's knowledge.
ALTER TABLE readers ADD COLUMN knowledge TEXT;
