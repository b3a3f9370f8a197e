import { canonical, sha256 } from './canonical.ts'

/** The content of a certified file: its bytes, and the digest that names them. */
export interface CertifiedContent {
  /** In canonical form. */
  readonly text: string
  /** SHA-256 of the text, hex. */
  readonly digest: string
}

export function certifiedContent(content: unknown): CertifiedContent {
  const text = canonical(content)
  return { text, digest: sha256(text) }
}

/**
 * A certified file: one line, `{"content":…,"signature":…}`, in canonical form. The content's bytes
 * stand in it as they are, so that anyone can cut them out and digest them.
 */
export function fileLine({ text }: Pick<CertifiedContent, 'text'>): string {
  return `{"content":${text},"signature":null}\n`
}
