import type { Instant } from '../../surveys/instant.ts'

/** A file that was sent to be read in, and has not been yet: what is known of it, as JSON. */
export interface StoredUpload {
  readonly id: string
  /** When it was sent. */
  readonly at: Instant
  readonly doc: string
}

/** Files between being sent and being read in: any server may be asked to go on. */
export interface UploadStore {
  /** @param text What was found in the file; it may be long. */
  insertUpload(upload: StoredUpload, text: string): Promise<void>
  /** Without its text. */
  findUpload(id: string): Promise<StoredUpload | null>
  /** `null`: there is no such file. */
  readUpload(id: string): Promise<string | null>
  /** Changes what is known of it. Does nothing when it has been removed. */
  saveUpload(upload: StoredUpload): Promise<void>
  removeUpload(id: string): Promise<void>
  /** Those that were sent before a moment. @returns How many. */
  removeUploadsBefore(moment: Instant): Promise<number>
}
