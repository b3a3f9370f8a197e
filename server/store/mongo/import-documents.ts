/** A certified file of somebody else, by its place. */
export interface ImportedFileDocument {
  readonly _id: string
  readonly digest: string
  /** What is known of it, as JSON. */
  readonly doc: string
  readonly text: string
  readonly signature: string | null
}

/** A key of somebody else, by its fingerprint. */
interface AcceptedKeyDocument {
  readonly _id: string
  readonly text: string
}

/** What comes from other installations, by collection. */
export interface ImportDocuments {
  readonly importedFile: ImportedFileDocument
  readonly acceptedKey: AcceptedKeyDocument
}
