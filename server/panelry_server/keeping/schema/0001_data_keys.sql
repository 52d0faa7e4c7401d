-- The data keys, one for each stream, wrapped by a key that lies elsewhere.
-- A row is never deleted: what is left of a destroyed key says that it was, and when.

PRAGMA application_id = 0x504E4C4B; -- 'PNLK'

CREATE TABLE data_key (
  stream       TEXT PRIMARY KEY, -- random id: no candidate data
  version      INTEGER NOT NULL CHECK (version >= 0), -- of the wrapping key; 0 once destroyed
  wrapped      BLOB CHECK (length(wrapped) = 60), -- nonce, sealed key, tag
  destroyed_at TEXT,
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
