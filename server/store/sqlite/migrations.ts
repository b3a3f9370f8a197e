/** One step from a version of the tables to the next. A step that has been released is never changed. */
export interface Migration {
  /** The version that the tables are of afterwards. */
  readonly to: number
  readonly sql: string
}

/** Every step, in order. What stands here ends in the same tables as `schema.ts` makes anew. */
export const MIGRATIONS: readonly Migration[] = [
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
    // Users came, and the log of who does what.
    to: 4,
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
]
