import { scrypt } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

import { Type } from '@sinclair/typebox'

import { shapeFaults } from '../../surveys/schema/check-shape.ts'
import { Problem } from '../problems.ts'
import { seal, unseal } from './server-secret.ts'

/** All keys of an installation, sealed with a passphrase: a copy to keep apart from the store's. */
export interface KeyArchive {
  readonly kind: typeof KIND
  readonly salt: string
  readonly sealed: string
}

const KIND = 'samverkansbarometer-keys-1'
const Archive = Type.Object(
  { kind: Type.Literal(KIND), salt: Type.String(), sealed: Type.String() },
  { additionalProperties: false },
)

/** Shorter ones can be guessed by someone who has the file. */
const SHORTEST_PASSPHRASE = 12

/** As costly as a machine of today bears: 128 MB and about half a second for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const SALT_BYTES = 16
const NONCE_BYTES = 12

const derive = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt)

/** @throws Problem 'keys/shortPassphrase', or 'config/secret' when there is no folder of keys. */
export async function sealKeys(
  folder: string,
  passphrase: string,
  randomBytes: (size: number) => Buffer,
): Promise<KeyArchive> {
  if (passphrase.length < SHORTEST_PASSPHRASE) {
    throw new Problem('keys/shortPassphrase', { length: SHORTEST_PASSPHRASE })
  }
  if (!existsSync(folder)) throw new Problem('config/secret', { path: folder })
  const names = readdirSync(folder).toSorted()
  const files = names.map(name => [name, readFileSync(join(folder, name)).toString('base64')])
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(passphrase.normalize('NFC'), salt, 32, COST)
  const plain = Buffer.from(JSON.stringify(Object.fromEntries(files)))
  const sealed = seal(plain, { key, nonce: randomBytes(NONCE_BYTES), context: KIND })
  return { kind: KIND, salt: salt.toString('base64url'), sealed }
}

/**
 * Puts the keys of an archive into a folder that is not there.
 *
 * @throws Problem 'keys/notAnArchive', 'keys/wrongPassphrase', or 'config/keysLeft' when the folder is there.
 */
export async function unsealKeys(
  archive: unknown,
  passphrase: string,
  folder: string,
): Promise<void> {
  if (existsSync(folder)) throw new Problem('config/keysLeft', { path: folder })
  const files = await openArchive(archive, passphrase)
  mkdirSync(folder, { mode: 0o700, recursive: true })
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, basename(name))
    writeFileSync(path, Buffer.from(content, 'base64'), { mode: 0o600, flag: 'wx' })
  }
}

async function openArchive(
  archive: unknown,
  passphrase: string,
): Promise<Readonly<Record<string, string>>> {
  if (shapeFaults(Archive, archive).length > 0) throw new Problem('keys/notAnArchive')
  const { salt, sealed } = archive as KeyArchive
  const bytes = Buffer.from(salt, 'base64url')
  const key = await derive(passphrase.normalize('NFC'), bytes, 32, COST)
  try {
    const plain = unseal(sealed, { key, context: KIND }).toString('utf8')
    return JSON.parse(plain) as Readonly<Record<string, string>>
  } catch (cause) {
    throw new Problem('keys/wrongPassphrase', {}, { cause })
  }
}
