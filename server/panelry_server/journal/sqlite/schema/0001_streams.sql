-- Streams (a debrief or the office) and their events.
-- The head moves with every append and is never deleted; an event is never changed
-- but for its body, which erasure empties.

PRAGMA application_id = 0x504E4C59; -- 'PNLY'

CREATE TABLE head (
  stream    TEXT PRIMARY KEY, -- random id: no candidate data
  position  INTEGER NOT NULL DEFAULT 0 CHECK (position >= 0),
  epoch     INTEGER NOT NULL DEFAULT 1 CHECK (epoch > 0),
  hash      BLOB NOT NULL CHECK (length(hash) = 32), -- of the last event
  erased_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  stream    TEXT NOT NULL REFERENCES head,
  position  INTEGER NOT NULL CHECK (position > 0),
  device    TEXT NOT NULL,
  n         INTEGER NOT NULL,
  part      INTEGER NOT NULL,
  actor     TEXT NOT NULL,
  kind      TEXT NOT NULL,
  at        TEXT NOT NULL,
  body      BLOB, -- sealed; NULL once erased
  digest    BLOB NOT NULL CHECK (length(digest) = 32),
  hash      BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (stream, position),
  UNIQUE (stream, device, n, part)
) STRICT; -- rows too large for WITHOUT ROWID
