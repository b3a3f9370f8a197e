/** A file on its way into an archive or a folder. */
export interface PackedFile {
  /** With `/` between folders. */
  readonly path: string
  readonly pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>
}
