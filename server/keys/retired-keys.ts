import { appendFileSync, closeSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { sha256 } from '../../reports/results/canonical.ts'
import { Problem } from '../problems.ts'

/**
 * Link keys that have been destroyed. A copy of the store from before would bring one back, and with it
 * the way from an association to its answer: so what is destroyed is remembered outside the store.
 */
export interface RetiredKeys {
  /** @param wrapped The link key as the store has it. @throws Problem 'file/unwritable'. */
  add(wrapped: string): void
  has(wrapped: string): boolean
}

const FILE = 'retired'

/** Remembered in a file beside the secret, by digest alone. */
export function createRetiredKeys(folder: string): RetiredKeys {
  const path = join(folder, FILE)
  const has = (wrapped: string) => readLines(path).includes(sha256(wrapped))
  return {
    has,
    add(wrapped) {
      if (has(wrapped)) return
      try {
        const file = openSync(path, 'a', 0o600)
        appendFileSync(file, `${sha256(wrapped)}\n`)
        fsyncSync(file)
        closeSync(file)
      } catch (cause) {
        throw new Problem('file/unwritable', { path }, { cause })
      }
    },
  }
}

function readLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch (error) {
    if ((error as { readonly code?: unknown } | null)?.code === 'ENOENT') return []
    throw new Problem('file/unreadable', { path }, { cause: error })
  }
}

/** Remembered as long as the process lives: for a store that nobody keeps a copy of. */
export function rememberRetiredKeys(): RetiredKeys {
  const retired = new Set<string>()
  return { add: wrapped => void retired.add(wrapped), has: wrapped => retired.has(wrapped) }
}
