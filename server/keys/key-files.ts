import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { Problem } from '../problems.ts'
import { createSigningKeys, type SigningKeys } from './signatures.ts'

const SECRET_FILE = 'secret'
const SECRET_BYTES = 32
const SIGNING_START = 'signing-'
const SIGNING_END = '.pem'

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
  addSigningKey(folder, day)
}

/**
 * Makes one more key for signing. What was signed with those before can still be checked: they stay.
 *
 * @param day `2026-11-22`: the key with the latest day is the one that signs.
 * @returns The new key's public half.
 * @throws Problem 'config/secret' when there is no folder of keys, or 'keys/sameDay' when a key has that day already.
 */
export function addSigningKey(folder: string, day: string): KeyObject {
  if (!existsSync(folder)) throw new Problem('config/secret', { path: folder })
  const path = join(folder, `${SIGNING_START}${day}${SIGNING_END}`)
  if (existsSync(path)) throw new Problem('keys/sameDay', { path })
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  writeFileSync(path, pem, { mode: 0o600, flag: 'wx' })
  return publicKey
}

/**
 * Every key for signing; the one with the latest day signs.
 *
 * @throws Problem 'config/signingKey' when there is none, or one is not what `init` or `keys add` wrote, 'config/secret'
 *   when there is no folder of keys, or 'config/openKeys'.
 */
export function readSigningKeys(folder: string): SigningKeys {
  if (!existsSync(folder)) throw new Problem('config/secret', { path: folder })
  requirePrivate(folder)
  const names = readdirSync(folder).filter(
    name => name.startsWith(SIGNING_START) && name.endsWith(SIGNING_END),
  )
  const [newest, ...older] = names
    .toSorted()
    .toReversed()
    .map(name => readPrivateKey(join(folder, name)))
  if (newest === undefined) throw new Problem('config/signingKey', { path: folder })
  return createSigningKeys([newest, ...older])
}

function readPrivateKey(path: string): KeyObject {
  try {
    const key = createPrivateKey(readText(path))
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch (cause) {
    throw new Problem('config/signingKey', { path }, { cause })
  }
  throw new Problem('config/signingKey', { path })
}

/**
 * The public keys in a file: one or more in PEM form, with any text between.
 *
 * @throws Problem 'keys/notPublic' when there is none in it, or one that is not for Ed25519.
 */
export function readPublicKeys(text: string, path: string): readonly KeyObject[] {
  const blocks = text.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? []
  const keys = blocks.map(block => {
    try {
      return createPublicKey(block)
    } catch (cause) {
      throw new Problem('keys/notPublic', { path }, { cause })
    }
  })
  const isSound = keys.length > 0 && keys.every(key => key.asymmetricKeyType === 'ed25519')
  if (!isSound) throw new Problem('keys/notPublic', { path })
  return keys
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
