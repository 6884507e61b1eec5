-- More kinds of batches. SQLite cannot change a CHECK, so the table is made anew.
CREATE TABLE batch_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('enterprises', 'needs', 'indicators', 'titles')),
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  as_of INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'undone')),
  rows_done INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  warned INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  header TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO batch_new SELECT id, kind, file_name, file_hash, as_of, started_at, finished_at, state,
  rows_done, added, changed, unchanged, warned, rejected, header FROM batch;
DROP TABLE batch;
ALTER TABLE batch_new RENAME TO batch;

-- Ids of indicators and titles as they stand in fact_version.facts; never removed.
CREATE TABLE fact_name (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- What a statement says of a firm, encoded (docs/store.md, Facts); shared by the statements about
-- the firm that say the same.
CREATE TABLE fact_version (
  id INTEGER PRIMARY KEY,
  facts BLOB NOT NULL
) STRICT;

-- A row of a file of indicators or titles. What is held of a firm is the fold of its statements in
-- the order of this key; it is not stored. No foreign key on `version`, which would need an index of
-- its own; `doctor` looks for versions that are missing. `credit_code`: the firm may not be in
-- `enterprise` (yet).
CREATE TABLE fact_statement (
  credit_code TEXT NOT NULL,
  as_of INTEGER NOT NULL,
  batch INTEGER NOT NULL REFERENCES batch (id),
  row INTEGER NOT NULL,
  line INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (credit_code, as_of, batch, row)
) STRICT, WITHOUT ROWID;

-- The file of `batch` names every holder of `title` (a fact_name) in `region` (NULL: the country) up
-- to the day `until`.
CREATE TABLE complete_list (
  batch INTEGER NOT NULL REFERENCES batch (id),
  title INTEGER NOT NULL REFERENCES fact_name (id),
  region INTEGER,
  until INTEGER NOT NULL,
  UNIQUE (batch, title, region)
) STRICT;

ALTER TABLE store_state ADD COLUMN fact_changes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE store_state ADD COLUMN fact_revision INTEGER NOT NULL DEFAULT 0;
