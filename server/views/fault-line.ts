import type { Say } from '../../reports/documents/document.ts'
import type { Fault } from '../../surveys/fault.ts'

/** A fault in words, after the place where it is. */
export function faultLine({ path, code, values }: Fault, say: Say): string {
  const place = path === '' ? '' : say('place.path', { path })
  return place + say(`fault.${code}`, values)
}
