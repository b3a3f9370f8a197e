/** What the free text of one question is coded with, by round and question; the rest is one text. */
export interface CodingBookDocument {
  readonly _id: string
  readonly round: string
  readonly question: string
  readonly revision: number
  readonly text: string
}

/** What was written in free text as it was certified, by round and number. */
export interface SupplementDocument {
  readonly _id: string
  readonly round: string
  readonly number: number
  readonly digest: string
  readonly text: string
  readonly signature: string | null
}

/** What is written in the report of a round, by round and number; the rest is one text. */
export interface ReportTextDocument {
  readonly _id: string
  readonly round: string
  readonly number: number
  readonly text: string
}
