import { canonical, sha256 } from './canonical.ts'

/** Who sealed some text with an Ed25519 key, so that a single other byte in it shows. It is no e-underskrift. */
export interface Signature {
  /** The public key's fingerprint: SHA-256 of it in DER form (SubjectPublicKeyInfo), hex. */
  readonly key: string
  /** 64 bytes, base64. */
  readonly value: string
}

/** Signs a text's bytes as UTF-8. */
export type Sign = (text: string) => Signature

/** The content of a certified file: its bytes, and the digest that names them. */
export interface CertifiedContent {
  /** In canonical form. */
  readonly text: string
  /** SHA-256 of the text, hex. */
  readonly digest: string
  /** Over the bytes of the text. None where it is not certified, or was before programs signed. */
  readonly signature?: Signature
}

export function certifiedContent(content: unknown): CertifiedContent {
  const text = canonical(content)
  return { text, digest: sha256(text) }
}

/** The content as it is certified: others rely on it. */
export function signedContent(content: unknown, sign: Sign): CertifiedContent {
  const certified = certifiedContent(content)
  return { ...certified, signature: sign(certified.text) }
}

/**
 * A certified file: one line, `{"content":…,"signature":…}`, in canonical form. The content's bytes
 * stand in it as they are, so that anyone can cut them out, digest them and check the signature.
 */
export function fileLine({
  text,
  signature,
}: {
  readonly text: string
  readonly signature?: Signature | undefined
}): string {
  return `{"content":${text},"signature":${canonical(signature ?? null)}}\n`
}
