-- The header row of a batch's file as it stood, so that its rejects can be written out again as a
-- table. Empty where the file has none, and for batches of version 1.
ALTER TABLE batch ADD COLUMN header TEXT NOT NULL DEFAULT '';
