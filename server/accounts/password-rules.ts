import { COMMON_PASSWORDS, COMMON_WORDS } from './common-passwords.ts'

/**
 * Shorter ones are guessed by a machine that has the hashes. NIST SP 800-63B-4 asks for 8 characters beside
 * a second factor and 15 without; readers have none and see only what is certified. One length for all, so
 * that nobody has to know which rule is theirs.
 */
export const SHORTEST_PASSWORD = 12
/** Hashed as it is, whatever its length; beyond this nobody types it. */
const LONGEST_PASSWORD = 256

/** Why a password is not taken; each has its sentence under `password.`. */
export type PasswordFault = 'short' | 'long' | 'common' | 'context' | 'monotonous'

/**
 * What is wrong with a password that someone wants; `null`: nothing. There are no rules for which kinds of
 * characters it has: they make passwords alike, and not hard to guess.
 *
 * @param context Words that anyone would try first: the municipality's name, the person's own.
 */
export function passwordFault(typed: string, context: readonly string[]): PasswordFault | null {
  const password = normalisePassword(typed)
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) return 'short'
  if (length > LONGEST_PASSWORD) return 'long'
  const core = coreOf(password)
  if (core === '' || isMonotonous(password)) return 'monotonous'
  if (COMMON_PASSWORDS.has(password.toLowerCase()) || isCommon(core)) return 'common'
  return wordsOf(context).some(word => isMadeOf(core, word)) ? 'context' : null
}

/** The same password, however a keyboard composes its characters. */
export function normalisePassword(typed: string): string {
  return typed.normalize('NFKC')
}

const FEWEST_DIFFERENT = 5

/** `aaaaaaaaaaaa`, `121212121212`, `123456789012`: one small pattern, or one step after the other. */
function isMonotonous(password: string): boolean {
  const codes = [...password].map(character => character.codePointAt(0) ?? 0)
  if (new Set(codes).size < FEWEST_DIFFERENT) return true
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  const like = steps.filter(step => step === 1 || step === -1 || step === 0 || step === -9)
  return like.length >= steps.length - 1
}

/** The letters of what someone made of a word: `S0mmaren-2026!` → `sommaren`. */
function coreOf(password: string): string {
  return plain(password.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
}

const LOOK_ALIKES: readonly (readonly [string, string])[] = [
  ['0', 'o'],
  ['1', 'i'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['@', 'a'],
  ['$', 's'],
  ['!', 'i'],
]

function plain(text: string): string {
  const letters = LOOK_ALIKES.reduce((told, [sign, letter]) => told.replaceAll(sign, letter), text)
  return letters.replaceAll(/[^\p{L}]/gu, '')
}

function isCommon(core: string): boolean {
  return COMMON_WORDS.some(word => isMadeOf(core, word))
}

/** So few letters beside a word add next to nothing. */
const FEW_LETTERS = 3

/** Whether a word, alone or again and again, is all there is but for a few letters. */
function isMadeOf(core: string, word: string): boolean {
  return core.replaceAll(word, '').length <= FEW_LETTERS && core.includes(word)
}

const SHORTEST_WORD = 4

/** Each word of a name or an address, and all of it together. */
function wordsOf(context: readonly string[]): readonly string[] {
  return context
    .flatMap(text => [text, ...text.split(/[^\p{L}]+/u)])
    .map(text => plain(text.toLowerCase()))
    .filter(word => word.length >= SHORTEST_WORD)
}
