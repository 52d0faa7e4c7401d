-- Streams (a debrief or the office) and their events, as on SQLite, and one row about the whole.
-- The head moves with every append and is never deleted; an event is never changed but for its
-- body, which erasure empties. A time is kept as the text that its hash covers.

CREATE TABLE journal (
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  schema   integer NOT NULL,
  term     bigint NOT NULL DEFAULT 0, -- grows with every server that takes the journal
  holder   text NOT NULL DEFAULT '', -- who took it last, for people
  moved_at text -- set once the record was moved elsewhere
);
INSERT INTO journal (schema) VALUES (1);

CREATE TABLE head (
  stream    text COLLATE "C" PRIMARY KEY, -- random id: no candidate data
  position  bigint NOT NULL DEFAULT 0 CHECK (position >= 0),
  epoch     bigint NOT NULL DEFAULT 1 CHECK (epoch > 0),
  hash      bytea NOT NULL CHECK (length(hash) = 32), -- of the last event
  erased_at text
);
ALTER TABLE head SET (fillfactor = 70); -- the head moves in place

CREATE TABLE event (
  stream    text COLLATE "C" NOT NULL REFERENCES head,
  position  bigint NOT NULL CHECK (position > 0),
  device    text COLLATE "C" NOT NULL,
  n         bigint NOT NULL,
  part      integer NOT NULL,
  actor     text NOT NULL,
  kind      text NOT NULL,
  at        text NOT NULL,
  body      bytea, -- sealed; NULL once erased
  digest    bytea NOT NULL CHECK (length(digest) = 32),
  hash      bytea NOT NULL CHECK (length(hash) = 32),
  mark      bytea CHECK (length(mark) = 32),
  PRIMARY KEY (stream, position),
  UNIQUE (stream, device, n, part)
);
ALTER TABLE event ALTER COLUMN body SET STORAGE EXTERNAL; -- sealed bytes cannot be compressed
