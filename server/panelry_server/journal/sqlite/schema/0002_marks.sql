-- Marks: what only the holder of the chain key can make of an event's header and digest.
-- Empty where no key was there to mark with. A mark is given once and never changed; it
-- outlives its body.

ALTER TABLE event ADD COLUMN mark BLOB CHECK (length(mark) = 32);
