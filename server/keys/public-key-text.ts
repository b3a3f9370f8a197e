import type { Say } from '../../reports/documents/document.ts'
import type { KnownKeys } from './signatures.ts'

/** Public keys for those who check files: each as PEM below a line with its fingerprint. */
export function publicKeyText(keys: KnownKeys, say: Say): string {
  return [...keys]
    .map(([key, publicKey]) => {
      const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
      return `${say('cli.keys.fingerprint', { key })}\n${pem}`
    })
    .join('')
}
