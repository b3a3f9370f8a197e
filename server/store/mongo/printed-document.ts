/** A revision of a printed result, by its name and number; the rest is one text. */
export interface PrintedDocument {
  readonly _id: string
  readonly name: string
  readonly revision: number
  readonly text: string
}
