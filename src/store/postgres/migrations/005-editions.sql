-- What answers are made of, shared by all programs: files by their hash, and which of them make an edition.
CREATE TABLE blobs (
  sha256 TEXT COLLATE "C" PRIMARY KEY,
  bytes BYTEA NOT NULL
);
CREATE TABLE editions (
  id TEXT COLLATE "C" PRIMARY KEY,
  build TEXT NOT NULL, -- of its index
  at BIGINT NOT NULL -- milliseconds since 1970
);
CREATE TABLE edition_files (
  edition TEXT COLLATE "C" NOT NULL REFERENCES editions (id) ON DELETE CASCADE,
  path TEXT COLLATE "C" NOT NULL, -- below the folder of data
  sha256 TEXT COLLATE "C" NOT NULL REFERENCES blobs (sha256),
  PRIMARY KEY (edition, path)
);
CREATE INDEX edition_files_blob ON edition_files (sha256);

-- The one row that says which is served.
CREATE TABLE served_edition (
  one BOOLEAN PRIMARY KEY DEFAULT true CHECK (one),
  id TEXT COLLATE "C" NOT NULL REFERENCES editions (id)
);

-- Programs that serve, what each answers by, and why it could not take the served edition.
CREATE TABLE readers (
  name TEXT COLLATE "C" PRIMARY KEY,
  build TEXT NOT NULL,
  fault TEXT,
  seen_at TIMESTAMPTZ NOT NULL
);
