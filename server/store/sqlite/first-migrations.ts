/** One step from a version of the tables to the next. A step that has been released is never changed. */
export interface Migration {
  /** The version that the tables are of afterwards. */
  readonly to: number
  readonly sql: string
}

/** The steps up to the tables that had open links. */
export const FIRST_MIGRATIONS: readonly Migration[] = [
  {
    to: 2,
    sql: `
CREATE TABLE lease (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE condition (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT;
`,
  },
  {
    // What a comparison rests on is kept with it. Those of before rest on the two results alone.
    to: 3,
    sql: `
ALTER TABLE comparison ADD COLUMN sealed TEXT CHECK (json_valid(sealed));
ALTER TABLE comparison ADD COLUMN seal_salt TEXT;
`,
  },
  {
    // Invitations can be changed, and a response is found by its code. Rounds of before promised
    // `grouped`, and have nothing to clear.
    to: 4,
    sql: `
ALTER TABLE invitation ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE invitation ADD COLUMN doc TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(doc));

CREATE TABLE stopped_link (
  lookup TEXT PRIMARY KEY,
  invitation TEXT NOT NULL REFERENCES invitation (id)
) STRICT, WITHOUT ROWID;

ALTER TABLE response ADD COLUMN code_digest TEXT;
CREATE INDEX response_code ON response (code_digest) WHERE code_digest IS NOT NULL;

UPDATE round SET doc = json_set(doc, '$.clearedIn', NULL);
UPDATE response
  SET content = json_set(content, '$.association', NULL), code_digest = content ->> 'codeDigest'
  WHERE submitted = 1;
`,
  },
  {
    // Users came, and the log of who does what.
    to: 5,
    sql: `
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
`,
  },
  {
    // What is published of a result is found without reading what is sealed.
    to: 6,
    sql: `
ALTER TABLE result RENAME TO earlier_result;
CREATE TABLE result (
  round TEXT PRIMARY KEY REFERENCES round (id),
  digest TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL CHECK (json_valid(content)),
  sealed TEXT NOT NULL CHECK (json_valid(sealed)),
  seal_salt TEXT NOT NULL
) STRICT;
INSERT INTO result (round, digest, content, sealed, seal_salt)
  SELECT round, digest, content, sealed, seal_salt FROM earlier_result;
DROP TABLE earlier_result;

ALTER TABLE comparison RENAME TO earlier_comparison;
CREATE TABLE comparison (
  first_round TEXT NOT NULL,
  second_round TEXT NOT NULL,
  crosswalk TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL CHECK (json_valid(content)),
  sealed TEXT CHECK (json_valid(sealed)),
  seal_salt TEXT,
  PRIMARY KEY (first_round, second_round, crosswalk)
) STRICT;
INSERT INTO comparison (first_round, second_round, crosswalk, digest, content, sealed, seal_salt)
  SELECT first_round, second_round, crosswalk, digest, content, sealed, seal_salt FROM earlier_comparison;
DROP TABLE earlier_comparison;
`,
  },
  {
    // A round can have an open link, and those who come by it wait to be approved.
    to: 7,
    sql: `
CREATE TABLE walk_in (
  id TEXT PRIMARY KEY,
  round TEXT NOT NULL REFERENCES round (id),
  lookup TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc))
) STRICT, WITHOUT ROWID;

CREATE INDEX walk_in_round ON walk_in (round);

UPDATE round SET doc = json_set(doc, '$.openLink', NULL);
`,
  },
]
