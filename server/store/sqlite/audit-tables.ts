/** The tables of the auditors' part: what others have certified or printed, dossiers, and reports that are frozen. */
export const AUDIT_TABLES = `
CREATE TABLE printed_result (
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  PRIMARY KEY (id, revision)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE dossier_addition (
  dossier TEXT NOT NULL,
  number INTEGER NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  PRIMARY KEY (dossier, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE frozen_report (
  dossier TEXT NOT NULL,
  number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  signature TEXT CHECK (json_valid(signature)),
  PRIMARY KEY (dossier, number)
) STRICT;
`
