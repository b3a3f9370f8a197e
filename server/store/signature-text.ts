import type { CertifiedContent, Signature } from '../../reports/results/certified-file.ts'
import { parseDocument } from './parse-document.ts'

/** A signature as the adapters keep it; `null`: there is none. */
export function signatureText(signature: Signature | undefined): string | null {
  return signature === undefined ? null : JSON.stringify(signature)
}

/** A signature from what an adapter keeps of it, as it stands beside the content. */
export function toSignature(text: string | null): Pick<CertifiedContent, 'signature'> {
  return text === null ? {} : { signature: parseDocument<Signature>(text) }
}
