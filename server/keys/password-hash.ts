import { hash, verify } from '@node-rs/argon2'

import { normalisePassword } from '../accounts/password-rules.ts'

/** How costly a guess is: argon2id's memory in kB, and passes over it. */
export interface PasswordCost {
  readonly memoryCost: number
  readonly timeCost: number
}

/**
 * About 50 ms and 64 MB for each guess: what RFC 9106 recommends where memory is short, and what a machine
 * that serves a municipality bears when everyone logs in at eight.
 */
const PASSWORD_COST: PasswordCost = { memoryCost: 65_536, timeCost: 3 }

export interface PasswordHasher {
  hash(password: string): Promise<string>
  /**
   * Takes as long whether there is a hash or not.
   *
   * @param stored `null`: there is no such user, or no password; then nothing is right.
   */
  isRight(password: string, stored: string | null): Promise<boolean>
  /** Whether it was made at another cost than this. */
  isOutdated(stored: string): boolean
}

/** @param pepper The server's own part of it: a hash in a stolen store cannot be tried against. */
export function createPasswordHasher(
  pepper: Uint8Array,
  cost: PasswordCost = PASSWORD_COST,
): PasswordHasher {
  const options = { ...cost, parallelism: 1, secret: pepper }
  const hashOf = (password: string) => hash(normalisePassword(password), options)
  let nobodys: Promise<string> | null = null
  return {
    hash: hashOf,
    async isRight(password, stored) {
      nobodys ??= hashOf('nobody has this one')
      const isSame = await verify(stored ?? (await nobodys), normalisePassword(password), options)
      return stored !== null && isSame
    },
    isOutdated: stored => !stored.includes(`$m=${cost.memoryCost},t=${cost.timeCost},p=1$`),
  }
}
