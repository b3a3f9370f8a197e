import { closeSync, existsSync, openSync, readSync } from 'node:fs'

import { fileRelations } from '../../reports/documents/file-relations.ts'
import type { CertifiedContent } from '../../reports/results/certified-file.ts'
import { CERTIFIED_START } from '../../reports/results/read-certified-file.ts'
import { configPath, loadConfig } from '../config.ts'
import { readFileBytes } from '../files/read-table.ts'
import { checkSealedLines } from '../files/sealed-lines.ts'
import { readPublicKeys, readSigningKeys } from '../keys/key-files.ts'
import { type KnownKeys, knownKeys } from '../keys/signatures.ts'
import { Problem } from '../problems.ts'
import { readProgram } from '../program.ts'
import { checkSeal, requireSound } from '../services/check-seal.ts'
import { requireWorkedOut } from '../services/check-sealed.ts'
import { isDigested } from '../services/store-digest.ts'
import type { Terminal } from './terminal.ts'

export interface VerifyFileFlags {
  readonly config?: string
  /** A file of public keys; left out: those of the installation, if there is one. */
  readonly key?: string
  /** The digest that stands in the diary. */
  readonly digest?: string
  /** What the result was worked out from, to work every figure out once more. */
  readonly sealed?: string
}

/**
 * Checks a backup or a certified file, byte by byte, and works a result out once more from what is sealed with it. No
 * store is needed, and for a backup no installation.
 *
 * @throws Problem 'file/unreadable', 'file/broken', or 'seal/…' when the file is not what was certified, or nobody can
 *   tell that it is; 'sealed/…' when the result does not follow from what is sealed.
 */
export async function verifyFile(
  path: string,
  flags: VerifyFileFlags,
  { say, print }: Terminal,
): Promise<void> {
  if (!isCertifiedFile(path)) {
    if (flags.sealed !== undefined) throw new Problem('sealed/noResult', { path })
    const { lines, digest } = await checkSealedLines(path, isDigested)
    print(say('cli.verify.file', { records: lines, digest }))
    return
  }
  const seal = checkSeal(readFileBytes(path), knownOf(flags))
  const { content, key } = requireSound(seal, { path, digest: flags.digest })
  const { digest } = content
  print(
    key === null ? say('cli.verify.noted', { digest }) : say('cli.verify.signed', { digest, key }),
  )
  for (const told of fileRelations(content.text, say)) print(told)
  if (flags.sealed !== undefined) print(workedOut({ ...content, path }, flags.sealed, say))
}

/** That every figure of a result or a comparison follows from what is sealed with it. @throws Problem 'sealed/…'. */
function workedOut(
  certified: CertifiedContent & { readonly path: string },
  path: string,
  say: Terminal['say'],
): string {
  const file = { path, bytes: readFileBytes(path) }
  const worked = requireWorkedOut(certified, file, readProgram().version)
  const { items, indices, sectors } = worked.content
  const counts = { items: items.length, indices: indices.length, sectors: sectors.length }
  if (worked.kind === 'result') {
    const { answered } = worked.content.response.total
    return say('cli.verify.workedOut', { ...counts, answered })
  }
  const { first, second } = worked.content
  const rounds = { first: first.round.id, second: second.round.id }
  return say('cli.verify.workedOutComparison', { ...counts, ...rounds })
}

/** By how it starts: of a backup the whole need not fit into memory. */
export function isCertifiedFile(path: string): boolean {
  const start = Buffer.alloc(CERTIFIED_START.length)
  try {
    const file = openSync(path, 'r')
    try {
      readSync(file, start)
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    throw new Problem('file/unreadable', { path }, { cause })
  }
  return start.toString('latin1') === CERTIFIED_START
}

/** Those in a file of public keys, and then no others; left out: those of the installation, if there is one. */
export function knownOf({ key, config }: VerifyFileFlags): KnownKeys {
  if (key !== undefined) return keysIn(key)
  const path = configPath(config)
  if (config === undefined && !existsSync(path)) return new Map()
  return readSigningKeys(loadConfig(path).keys).known
}

/** The keys in a file of public keys; none where no file is named. */
export function keysIn(path: string | undefined): KnownKeys {
  if (path === undefined) return new Map()
  return knownKeys(readPublicKeys(readFileBytes(path).toString(), path))
}
