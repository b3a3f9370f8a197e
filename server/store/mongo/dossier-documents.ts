/** What is added to a dossier of audits at one time, by dossier and number; the rest is one text. */
export interface DossierAdditionDocument {
  readonly _id: string
  readonly dossier: string
  readonly number: number
  readonly text: string
}

/** A frozen follow-up report, by dossier and number. */
export interface FrozenReportDocument {
  readonly _id: string
  readonly dossier: string
  readonly number: number
  readonly digest: string
  readonly text: string
  readonly signature: string | null
}

/** A revision of a printed result, by its name and number; the rest is one text. */
export interface PrintedDocument {
  readonly _id: string
  readonly name: string
  readonly revision: number
  readonly text: string
}
