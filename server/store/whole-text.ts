import { Problem } from '../problems.ts'

type Call = (...args: never[]) => unknown

/**
 * The same methods, that refuse text with half a character in it: UTF-8 has no bytes for one, and the
 * drivers would put another character in its place without a word. Everything else is kept to the letter.
 */
export function refusingHalfCharacters<Methods extends object>(methods: Methods): Methods {
  const entries = Object.entries(methods).map(([name, value]): [string, unknown] =>
    isStream(name) ? [name, value] : [name, refusing(value as Call)],
  )
  return Object.fromEntries(entries) as Methods
}

/** What gives a stream keeps nothing. */
function isStream(name: string): boolean {
  return name.startsWith('each')
}

function refusing(call: Call): Call {
  return (...args) =>
    args.every(isWhole) ? call(...args) : Promise.reject(new Problem('store/brokenText'))
}

/** Whether every text in some data is whole, names of fields too. */
function isWhole(data: unknown): boolean {
  if (typeof data === 'string') return data.isWellFormed()
  // Bytes are no text.
  if (typeof data !== 'object' || data === null || ArrayBuffer.isView(data)) return true
  if (Array.isArray(data)) return data.every(isWhole)
  return Object.entries(data).every(([name, value]) => name.isWellFormed() && isWhole(value))
}
