/** Earlier results that are known only in print: every revision of each. */
export const PRINTED_RESULTS = `
CREATE TABLE printed_result (
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  PRIMARY KEY (id, revision)
) STRICT, WITHOUT ROWID;
`
