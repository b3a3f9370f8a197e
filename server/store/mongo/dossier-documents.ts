/** What is added to a dossier of audits at one time, by dossier and number; the rest is one text. */
export interface DossierAdditionDocument {
  readonly _id: string
  readonly dossier: string
  readonly number: number
  readonly text: string
}
