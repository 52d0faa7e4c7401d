-- What several servers of one record share besides it. Nothing here is read before `nodes` is set.

ALTER TABLE journal
  ADD COLUMN nodes boolean NOT NULL DEFAULT false, -- the keys are here, so several servers may have them
  ADD COLUMN secret_print text, -- HMAC-SHA256 over a fixed text: another secret is known by it
  ADD COLUMN pin text; -- of the TLS key that terminals know; NULL until a server speaks TLS

-- As in the store of keys beside a data folder: wrapped by a key that lies on the nodes' machines alone.
-- A row is never deleted: what is left of a destroyed key says that it was, and when.
CREATE TABLE data_key (
  stream       text COLLATE "C" PRIMARY KEY, -- random id: no candidate data
  version      integer NOT NULL CHECK (version >= 0), -- of the wrapping key; 0 once destroyed
  wrapped      bytea CHECK (length(wrapped) = 60), -- nonce, sealed key, tag
  destroyed_at text,
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);

CREATE TABLE node (
  id       text COLLATE "C" PRIMARY KEY, -- drawn at each start
  name     text NOT NULL, -- for people
  wrapping integer NOT NULL, -- the newest version of the wrapping key that its machine holds
  seen_at  timestamptz NOT NULL -- by the database's clock
);

-- Who is connected where: nothing of it outlives a crash of the database.
CREATE UNLOGGED TABLE presence (
  node   text COLLATE "C" NOT NULL,
  stream text COLLATE "C" NOT NULL,
  people bytea NOT NULL, -- JSON
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (node, stream)
);

CREATE SEQUENCE greeting; -- which connection of a device is its latest

CREATE TABLE budget (
  name  text COLLATE "C" PRIMARY KEY, -- whose; an address stands there as a keyed hash
  spent double precision NOT NULL,
  at    timestamptz NOT NULL
);

CREATE TABLE duty (
  one    boolean PRIMARY KEY DEFAULT true CHECK (one),
  node   text COLLATE "C" NOT NULL,
  until  timestamptz NOT NULL
);
