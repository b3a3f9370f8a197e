import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { Problem } from '../problems.ts'

const SECRET_FILE = 'secret'
const SECRET_BYTES = 32

/**
 * Makes the folder of keys, which only the user that runs the program may open: `secret`, and a first
 * key for signing certified files.
 *
 * @param day `2026-11-22`: names the signing key, so that a later one can stand beside it.
 * @throws Problem 'config/keysLeft' when the folder is there: keys are never overwritten.
 */
export function createKeyFiles(
  folder: string,
  day: string,
  randomBytes: (n: number) => Buffer,
): void {
  if (existsSync(folder)) throw new Problem('config/keysLeft', { path: folder })
  mkdirSync(folder, { mode: 0o700, recursive: true })
  const secret = randomBytes(SECRET_BYTES).toString('hex')
  writeFileSync(join(folder, SECRET_FILE), `${secret}\n`, { mode: 0o600, flag: 'wx' })
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  writeFileSync(join(folder, `signing-${day}.pem`), pem, { mode: 0o600, flag: 'wx' })
}

/**
 * @throws Problem 'config/secret' when it is missing, too short or not what `init` wrote, 'config/openKeys'
 *   when others than its owner can read it, or any other key.
 */
export function readSecret(folder: string): Buffer {
  const path = join(folder, SECRET_FILE)
  const written = readText(path).trim()
  requirePrivate(folder)
  const secret = Buffer.from(written, 'hex')
  const isSound = secret.length >= SECRET_BYTES && secret.length * 2 === written.length
  if (!isSound || new Set(secret).size < 8) throw new Problem('config/secret', { path })
  return secret
}

/** Group and others: what they may read, write or walk through. */
const OF_OTHERS = 0o077

function requirePrivate(folder: string): void {
  // There the file system has no such rights, and every file seems to be open.
  if (process.platform === 'win32') return
  const files = readdirSync(folder).map(name => join(folder, name))
  const open = [folder, ...files].find(path => (statSync(path).mode & OF_OTHERS) !== 0)
  if (open !== undefined) throw new Problem('config/openKeys', { path: open })
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Problem('config/secret', { path }, { cause })
  }
}
