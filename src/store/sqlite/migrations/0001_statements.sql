-- Days are days since 1970-01-01, negative before. Money is whole yuan. NULL is "not known".
-- Texts may hold any bytes that stood in people's files.

-- One row. `revision` changes with every change of an enterprise (docs/store.md, Revision).
CREATE TABLE store_state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  next_enterprise INTEGER NOT NULL,
  changes INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO store_state VALUES (1, 1, 0, 0);

CREATE TABLE batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('enterprises', 'needs')),
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
  rejected INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A row that was not stored, ready to be corrected. `findings`: JSON list (src/model/json).
CREATE TABLE reject (
  batch INTEGER NOT NULL REFERENCES batch (id),
  row INTEGER NOT NULL,
  raw BLOB NOT NULL,
  findings TEXT NOT NULL,
  PRIMARY KEY (batch, row)
) STRICT;

-- A warning about a stored row. `file` NULL: the batch's own. `args`: JSON list of texts.
CREATE TABLE warning (
  batch INTEGER NOT NULL REFERENCES batch (id),
  row INTEGER NOT NULL,
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,
  severity INTEGER NOT NULL,
  file TEXT,
  line INTEGER NOT NULL,
  "column" TEXT,
  value TEXT,
  message_key TEXT NOT NULL,
  message_args TEXT,
  PRIMARY KEY (batch, row, position)
) STRICT, WITHOUT ROWID;

-- What is held of an enterprise now: its statements folded by (as_of, batch, row), unknown never
-- over known. While all its statements say the same, (batch, row, line) is the first of them and no
-- version is stored; otherwise these three are NULL.
CREATE TABLE enterprise (
  id INTEGER PRIMARY KEY,
  credit_code TEXT NOT NULL UNIQUE,
  name TEXT,
  name_hash INTEGER NOT NULL,
  kind TEXT,
  is_branch INTEGER NOT NULL,
  region INTEGER,
  registered_on INTEGER,
  -- Amount and currency are NULL where they follow from the yuan.
  capital_yuan INTEGER,
  capital_amount TEXT,
  capital_currency TEXT,
  legal_form TEXT,
  industry_code TEXT,
  tier TEXT,
  size_class TEXT,
  batch INTEGER REFERENCES batch (id),
  row INTEGER,
  line INTEGER,
  address TEXT,
  business_scope TEXT,
  main_products TEXT,
  qualifications TEXT,
  contact_name TEXT,
  contact_phone TEXT,
  extra TEXT,
  CHECK ((batch IS NULL) = (row IS NULL) AND (batch IS NULL) = (line IS NULL))
) STRICT;

-- What one statement said, in full, as JSON; shared by the statements that say the same.
CREATE TABLE enterprise_version (
  id INTEGER PRIMARY KEY,
  enterprise INTEGER NOT NULL REFERENCES enterprise (id) ON DELETE CASCADE,
  hash INTEGER NOT NULL,
  document TEXT NOT NULL
) STRICT;
CREATE INDEX enterprise_version_by_content ON enterprise_version (enterprise, hash);

-- The statements after the first; with versions, all of them. `version` NULL: the same as what the
-- enterprise row holds. No foreign key on `version`: it would need an index of its own on every
-- statement; `doctor` looks for versions that are missing.
CREATE TABLE enterprise_statement (
  enterprise INTEGER NOT NULL REFERENCES enterprise (id) ON DELETE CASCADE,
  batch INTEGER NOT NULL REFERENCES batch (id),
  row INTEGER NOT NULL,
  line INTEGER NOT NULL,
  version INTEGER,
  PRIMARY KEY (enterprise, batch, row)
) STRICT, WITHOUT ROWID;

-- What is held of a need now: its latest statement, whole. `document`: JSON.
CREATE TABLE need (
  id INTEGER PRIMARY KEY,
  public_code TEXT NOT NULL UNIQUE,
  year INTEGER,
  title TEXT,
  issuer TEXT,
  docking_area TEXT,
  restricted INTEGER NOT NULL,
  response_deadline INTEGER,
  document TEXT NOT NULL
) STRICT;

-- Statements about needs. by_hand = 1: outside of any batch; it stands after batch `batch` of the
-- day `as_of`, the latest that spoke of the need by then (NULL, or no batch had).
CREATE TABLE need_statement (
  need INTEGER NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  as_of INTEGER NOT NULL,
  batch INTEGER REFERENCES batch (id),
  by_hand INTEGER NOT NULL,
  row INTEGER NOT NULL,
  line INTEGER NOT NULL,
  document TEXT NOT NULL,
  UNIQUE (need, as_of, batch, by_hand, row)
) STRICT;

-- `document`: the whole plan as JSON; compressed = 1: by zlib, `document_bytes` long when inflated.
CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  event_code TEXT NOT NULL,
  event_title TEXT NOT NULL,
  made_at TEXT NOT NULL,
  store_revision TEXT NOT NULL,
  replanned_from INTEGER REFERENCES plan (id),
  compressed INTEGER NOT NULL,
  document_bytes INTEGER NOT NULL,
  document BLOB NOT NULL
) STRICT;

CREATE TABLE plan_invitation (
  plan INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  need_code TEXT NOT NULL,
  credit_code TEXT NOT NULL,
  rank INTEGER NOT NULL,
  score REAL NOT NULL,
  pinned INTEGER NOT NULL,
  answer TEXT,
  PRIMARY KEY (plan, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_invitation_by_firm ON plan_invitation (credit_code);

-- Times are minutes since midnight of `day`.
CREATE TABLE plan_meeting (
  plan INTEGER NOT NULL,
  position INTEGER NOT NULL,
  invitation INTEGER NOT NULL,
  need_code TEXT NOT NULL,
  credit_code TEXT NOT NULL,
  day INTEGER NOT NULL,
  from_minute INTEGER NOT NULL,
  until_minute INTEGER NOT NULL,
  table_number INTEGER NOT NULL,
  team TEXT NOT NULL,
  session INTEGER NOT NULL,
  PRIMARY KEY (plan, position),
  FOREIGN KEY (plan, invitation) REFERENCES plan_invitation (plan, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_meeting_by_firm ON plan_meeting (credit_code);
