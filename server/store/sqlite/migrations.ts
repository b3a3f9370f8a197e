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
]
