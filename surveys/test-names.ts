/** What an association is called that somebody made up to try things out. */
const TEST_WORDS: ReadonlySet<string> = new Set([
  'asdf',
  'demo',
  'exempel',
  'exempelförening',
  'exempelföreningen',
  'prov',
  'provförening',
  'provföreningen',
  'test',
  'testar',
  'testförening',
  'testföreningen',
  'tests',
  'xxx',
])

/**
 * Whether a name has a word of its own that says that it is a test: a help for people, who decide.
 *
 * @example
 * looksLikeTest('Test IF') // true
 */
export function looksLikeTest(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some(word => TEST_WORDS.has(word))
}
