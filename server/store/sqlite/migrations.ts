import { FIRST_MIGRATIONS, type Migration } from './first-migrations.ts'
import { PRINTED_RESULTS } from './printed-migration.ts'

/** Every step, in order. What stands here ends in the same tables as `schema.ts` makes anew. */
export const MIGRATIONS: readonly Migration[] = [
  ...FIRST_MIGRATIONS,
  {
    // The register has a history, and more is kept of each association. An import can be undone, and
    // files that are sent lie here until they are read in.
    to: 8,
    sql: `
ALTER TABLE association RENAME TO earlier_association;
CREATE TABLE association (
  id TEXT PRIMARY KEY,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  change INTEGER NOT NULL DEFAULT 0,
  earlier TEXT CHECK (json_valid(earlier))
) STRICT, WITHOUT ROWID;
INSERT INTO association (id, doc)
  SELECT id, json_set(doc, '$.parent', NULL, '$.contacts', json('[]'),
    '$.validFrom', NULL, '$.validTo', NULL) FROM earlier_association;
DROP TABLE earlier_association;

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

CREATE TABLE body (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT, WITHOUT ROWID;
`,
  },
  {
    // What is written to those invited, and what is to be sent.
    to: 9,
    sql: `
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
`,
  },
  {
    // Versions of surveys are written here before they are published.
    to: 10,
    sql: `
CREATE TABLE survey_draft (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT, WITHOUT ROWID;
`,
  },
  {
    // Long work is done as jobs.
    to: 11,
    sql: `
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
`,
  },
  {
    // A certified result can be corrected: by another one beside it.
    to: 12,
    sql: `
CREATE TABLE correction (
  round TEXT NOT NULL REFERENCES round (id),
  number INTEGER NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL CHECK (json_valid(content)),
  sealed TEXT NOT NULL CHECK (json_valid(sealed)),
  seal_salt TEXT NOT NULL,
  PRIMARY KEY (round, number)
) STRICT;
`,
  },
  {
    // What free text is coded with, what is coded, and what is certified of it.
    to: 13,
    sql: `
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
  PRIMARY KEY (round, number)
) STRICT;
`,
  },
  {
    // What is certified is signed; what was before has no signature. It stands before what is sealed: a row is read
    // from its beginning, and is long.
    to: 14,
    sql: `
ALTER TABLE result RENAME TO earlier_result;
CREATE TABLE result (
  round TEXT PRIMARY KEY REFERENCES round (id),
  digest TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL CHECK (json_valid(content)),
  signature TEXT CHECK (json_valid(signature)),
  sealed TEXT NOT NULL CHECK (json_valid(sealed)),
  seal_salt TEXT NOT NULL
) STRICT;
INSERT INTO result (round, digest, content, sealed, seal_salt)
  SELECT round, digest, content, sealed, seal_salt FROM earlier_result ORDER BY rowid;
DROP TABLE earlier_result;

ALTER TABLE correction RENAME TO earlier_correction;
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
INSERT INTO correction (round, number, digest, content, sealed, seal_salt)
  SELECT round, number, digest, content, sealed, seal_salt FROM earlier_correction ORDER BY rowid;
DROP TABLE earlier_correction;

ALTER TABLE free_text_supplement ADD COLUMN signature TEXT CHECK (json_valid(signature));
ALTER TABLE comparison ADD COLUMN signature TEXT CHECK (json_valid(signature));
`,
  },
  {
    // The auditors' dossiers of audits, which are only added to.
    to: 15,
    sql: `
CREATE TABLE dossier_addition (
  dossier TEXT NOT NULL,
  number INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  PRIMARY KEY (dossier, number)
) STRICT, WITHOUT ROWID;
`,
  },
  {
    // What the utredare writes in the report of a round.
    to: 16,
    sql: `
CREATE TABLE report_text (
  round TEXT NOT NULL REFERENCES round (id),
  number INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  PRIMARY KEY (round, number)
) STRICT, WITHOUT ROWID;
`,
  },
  {
    // Follow-up reports as they are frozen.
    to: 17,
    sql: `
CREATE TABLE frozen_report (
  dossier TEXT NOT NULL,
  number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  signature TEXT CHECK (json_valid(signature)),
  PRIMARY KEY (dossier, number)
) STRICT;
`,
  },
  { to: 18, sql: PRINTED_RESULTS },
  {
    // Certified files of others can be imported, signed with keys that somebody has accepted.
    to: 19,
    sql: `
CREATE TABLE imported_file (
  place TEXT PRIMARY KEY,
  digest TEXT NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  content TEXT NOT NULL CHECK (json_valid(content)),
  signature TEXT CHECK (json_valid(signature))
) STRICT;

CREATE TABLE accepted_key (
  fingerprint TEXT PRIMARY KEY,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT, WITHOUT ROWID;
`,
  },
]
