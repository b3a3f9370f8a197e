import { AUDIT_TABLES } from './audit-tables.ts'

/** Written into the file's header: tells our files from other programs' SQLite files. */
export const APPLICATION_ID = 0x53_56_42_31

/** Counted up with every change of the tables; each has its step in `migrations.ts`. */
export const SCHEMA_VERSION = 19

/**
 * The tables of that version. `doc` is JSON with everything that is not searched for. The order in which
 * answers came in must not be kept: tables have no row ids, and where rows are too large for that, as a
 * response is, the id is drawn at random. Results and comparisons have ordinary ones, which tell in what order
 * they were certified: without, SQLite reads a row to its end, with all that is sealed, to find it.
 */
export const SCHEMA = `
CREATE TABLE association (
  id TEXT PRIMARY KEY,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  change INTEGER NOT NULL DEFAULT 0,
  earlier TEXT CHECK (json_valid(earlier))
) STRICT, WITHOUT ROWID;

CREATE TABLE register_change (
  number INTEGER PRIMARY KEY,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT;

CREATE TABLE association_event (
  key TEXT PRIMARY KEY,
  association TEXT NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT, WITHOUT ROWID;

CREATE INDEX association_event_of ON association_event (association);

CREATE TABLE upload (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  by TEXT NOT NULL,
  started_at TEXT NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT, WITHOUT ROWID;

CREATE TABLE job_part (
  job TEXT NOT NULL,
  number INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (job, number)
) STRICT;

CREATE TABLE body (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT, WITHOUT ROWID;

CREATE TABLE survey (
  key TEXT PRIMARY KEY,
  digest TEXT NOT NULL,
  definition TEXT NOT NULL CHECK (json_valid(definition))
) STRICT, WITHOUT ROWID;

CREATE TABLE crosswalk (
  key TEXT PRIMARY KEY,
  survey_from TEXT NOT NULL,
  survey_to TEXT NOT NULL,
  version INTEGER NOT NULL,
  digest TEXT NOT NULL,
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  UNIQUE (survey_from, survey_to, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE round (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  state TEXT NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT, WITHOUT ROWID;

CREATE TABLE frame (
  round TEXT NOT NULL REFERENCES round (id),
  association TEXT NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  PRIMARY KEY (round, association)
) STRICT, WITHOUT ROWID;

CREATE TABLE link_key (
  round TEXT PRIMARY KEY REFERENCES round (id),
  wrapped TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation (
  id TEXT PRIMARY KEY,
  round TEXT NOT NULL REFERENCES round (id),
  association TEXT NOT NULL,
  sector TEXT NOT NULL,
  lookup TEXT NOT NULL UNIQUE,
  answered_at TEXT,
  revision INTEGER NOT NULL DEFAULT 1,
  doc TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(doc)),
  UNIQUE (round, association)
) STRICT, WITHOUT ROWID;

CREATE TABLE stopped_link (
  lookup TEXT PRIMARY KEY,
  invitation TEXT NOT NULL REFERENCES invitation (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE walk_in (
  id TEXT PRIMARY KEY,
  round TEXT NOT NULL REFERENCES round (id),
  lookup TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT, WITHOUT ROWID;

CREATE INDEX walk_in_round ON walk_in (round);

CREATE TABLE response (
  id INTEGER PRIMARY KEY,
  round TEXT NOT NULL REFERENCES round (id),
  key TEXT NOT NULL,
  revision INTEGER NOT NULL,
  survey TEXT NOT NULL,
  sector TEXT NOT NULL,
  submitted INTEGER NOT NULL CHECK (submitted IN (0, 1)),
  content TEXT NOT NULL CHECK (json_valid(content)),
  code_digest TEXT,
  UNIQUE (round, key)
) STRICT;

CREATE INDEX response_code ON response (code_digest) WHERE code_digest IS NOT NULL;

CREATE TABLE coding_book (
  round TEXT NOT NULL REFERENCES round (id),
  question TEXT NOT NULL,
  revision INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  PRIMARY KEY (round, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE free_text_supplement (
  round TEXT NOT NULL REFERENCES round (id),
  number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  signature TEXT CHECK (json_valid(signature)),
  PRIMARY KEY (round, number)
) STRICT;

CREATE TABLE report_text (
  round TEXT NOT NULL REFERENCES round (id),
  number INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  PRIMARY KEY (round, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE result (
  round TEXT PRIMARY KEY REFERENCES round (id),
  digest TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL CHECK (json_valid(content)),
  signature TEXT CHECK (json_valid(signature)),
  sealed TEXT NOT NULL CHECK (json_valid(sealed)),
  seal_salt TEXT NOT NULL
) STRICT;

CREATE TABLE correction (
  round TEXT NOT NULL REFERENCES round (id),
  number INTEGER NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL CHECK (json_valid(content)),
  signature TEXT CHECK (json_valid(signature)),
  sealed TEXT NOT NULL CHECK (json_valid(sealed)),
  seal_salt TEXT NOT NULL,
  PRIMARY KEY (round, number)
) STRICT;

CREATE TABLE comparison (
  first_round TEXT NOT NULL,
  second_round TEXT NOT NULL,
  crosswalk TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL CHECK (json_valid(content)),
  sealed TEXT CHECK (json_valid(sealed)),
  seal_salt TEXT,
  signature TEXT CHECK (json_valid(signature)),
  PRIMARY KEY (first_round, second_round, crosswalk)
) STRICT;

CREATE TABLE lease (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE condition (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT;

CREATE TABLE user (
  login TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  user TEXT NOT NULL,
  started_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt (
  key TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  last_at TEXT NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT, WITHOUT ROWID;

CREATE TABLE log (
  number INTEGER PRIMARY KEY,
  by TEXT NOT NULL,
  act TEXT NOT NULL,
  object TEXT,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT;

CREATE TABLE mail_text (
  round TEXT NOT NULL REFERENCES round (id),
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  PRIMARY KEY (round, kind, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE mailing (
  round TEXT NOT NULL REFERENCES round (id),
  kind TEXT NOT NULL,
  occasion TEXT NOT NULL,
  at TEXT NOT NULL,
  revision INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  PRIMARY KEY (round, kind, occasion)
) STRICT, WITHOUT ROWID;

CREATE TABLE address_stop (
  key TEXT PRIMARY KEY,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  round TEXT NOT NULL REFERENCES round (id),
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  due TEXT,
  sent_at TEXT,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_round ON outbox (round);
CREATE INDEX outbox_due ON outbox (due) WHERE due IS NOT NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

CREATE TABLE survey_draft (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT, WITHOUT ROWID;
${AUDIT_TABLES}`
