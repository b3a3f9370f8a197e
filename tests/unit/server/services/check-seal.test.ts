import { describe, expect, it } from '@jest/globals'

import { fileLine, signedContent } from '../../../../reports/results/certified-file.ts'
import { createSeededRandom } from '../../../../server/demo/seeded-random.ts'
import { type CheckedSeal, checkSeal } from '../../../../server/services/check-seal.ts'
import { freezeFollowUp } from '../../../../server/services/freeze-follow-up.ts'
import { TEST_SIGNING } from '../../../builders/test-container.ts'
import { acceptedComparison, acceptedResult } from '../../../builders/accepted-content.ts'
import { dossier, outcomeLink, statement } from '../../../builders/dossiers.ts'
import { extent, tellFigures } from '../../../builders/extent.ts'

const { sign, known } = TEST_SIGNING
const content = signedContent(acceptedResult(), sign)
const FILE = Buffer.from(fileLine(content))

const check = (text: string | Buffer): CheckedSeal => checkSeal(Buffer.from(text), known)

/** What the fault is, and where. */
function told(seal: CheckedSeal): string {
  return seal.kind === 'broken' ? `${seal.fault.path}: ${seal.fault.code}` : seal.kind
}

describe('a certified file', () => {
  it('is sound as it was written', () => {
    expect(check(FILE)).toEqual({ kind: 'sound', content, key: sign('').key })
  })

  it('is told to be signed by a key that nobody here knows', () => {
    expect(checkSeal(FILE, new Map())).toMatchObject({ kind: 'unknownKey', key: sign('').key })
  })

  it('of before is told to have no signature', () => {
    const { text, digest } = content
    expect(check(fileLine({ text }))).toEqual({ kind: 'unsigned', content: { text, digest } })
  })

  const small = signedContent({ a: 1, b: 'å' }, sign)
  const line = fileLine(small)
  const value = small.signature!.value
  it.each([
    ['another figure', line.replace('"a":1', '"a":2'), 'content: signature'],
    ['a space', line.replace('"a":1', '"a": 1'), 'tecken 17: notCanonical'],
    ['a number written otherwise', line.replace('"a":1', '"a":1.0'), 'tecken 18: notCanonical'],
    ['a name twice', line.replace('"a":1', '"a":1,"a":1'), 'tecken 20: notCanonical'],
    ['another order', line.replace('"a":1,"b":"å"', '"b":"å","a":1'), 'tecken 14: notCanonical'],
    ['no end', line.trimEnd(), `tecken ${line.length}: notCanonical`],
    ['a line more', `${line}\n`, `tecken ${line.length + 1}: notCanonical`],
    ['a mark before it', `\ufeff${line}`, 'content: notCertified'],
    ['one member more', line.replace('"content"', '"a":1,"content"'), 'tecken 3: notCanonical'],
    ['half a character', line.replace('"å"', String.raw`"\ud800"`), 'content: notCertified'],
    ['another signature', line.replace(value, sign('other').value), 'content: signature'],
    ['half a signature', line.replace(value, value.slice(40)), 'signature: notSignature'],
    ['a signature with more', line.replace('"value"', '"u":1,"value"'), 'signature: notSignature'],
    [
      'the same signature written otherwise',
      line.replace(value, value.replace(/.==$/, 'x==')),
      'signature: notSignature',
    ],
    ['no content', '{"content":null,"signature":null}\n', 'content: notCertified'],
    ['nothing', '', 'content: notCertified'],
    ['no object', 'null', 'content: notCertified'],
    ['depths', `{"content":${'['.repeat(100_000)}`, 'content: notCertified'],
  ])('is found to have %s, and where', (_claim, text, place) => {
    expect(text).not.toBe(line)
    expect(told(check(text))).toBe(place)
  })

  it('is found to have bytes that are no text, and where', () => {
    const bytes = Buffer.from(line, 'latin1')
    expect(told(check(bytes))).toBe(`byte ${bytes.indexOf(0xe5) + 1}: notUtf8`)
  })
})

/** What is certified, each in its own form. */
const KINDS = {
  'a result': content,
  'a comparison': signedContent(acceptedComparison(), sign),
  'a follow-up report': freezeFollowUp(
    {
      name: 'akten',
      dossier: dossier({ statements: [statement()], outcomeLinks: [outcomeLink()] }),
      files: [{ ...signedContent(acceptedComparison(), sign), name: 'jamforelse', key: 'k' }],
    },
    {
      program: { name: 'samverkansbarometer', version: 'test' },
      frozenAt: '2026-06-01T12:00:00.000Z',
      on: '2026-06-01',
      replaces: null,
    },
    sign,
  ),
} as const

/** R18, for a file that has left the store. */
describe('a thousand alterations of a certified file', () => {
  it.each(Object.entries(KINDS))('of %s are all found and named', (kind, certified) => {
    const FILE = Buffer.from(fileLine(certified))
    const random = createSeededRandom(`R18 ${kind}`)
    const below = (limit: number) => Math.floor(random.uniform() * limit)
    /** Some bytes of the file, and the file with others in their place. */
    const altering = (longest: number, alter: (piece: Buffer) => Uint8Array) => () => {
      const from = below(FILE.length)
      const piece = FILE.subarray(from, from + 1 + below(longest))
      const after = FILE.subarray(from + piece.length)
      return Buffer.concat([FILE.subarray(0, from), alter(piece), after])
    }
    const alterations = [
      altering(1, () => Buffer.from([32 + below(95)])),
      altering(1, () => random.bytes(1)),
      altering(40, () => Buffer.alloc(0)),
      altering(40, piece => Buffer.concat([piece, piece])),
      altering(40, piece => Uint8Array.from(piece).toReversed()),
      altering(40, piece => Buffer.from(piece.toString('latin1').replace(/\d/, '7'), 'latin1')),
      () => FILE.subarray(0, below(FILE.length)),
    ] as const
    let altered = 0
    const found = new Map<string, number>()
    const count = extent(kind === 'a result' ? 1000 : 300, 1000)
    while (altered < count) {
      const bytes = random.pick(alterations)()
      if (bytes.equals(FILE)) continue
      altered += 1
      const seal = check(bytes)
      expect(['broken', 'unknownKey']).toContain(seal.kind)
      if (seal.kind === 'broken') expect(seal.fault.path).not.toBe('')
      const name = told(seal).replace(/\d+/, 'N')
      found.set(name, (found.get(name) ?? 0) + 1)
    }
    tellFigures('R18 file', { kind, altered, ...Object.fromEntries(found) })
    // Each way of finding out has been used.
    expect(found.get('content: signature')).toBeGreaterThan(count / 20)
    expect(found.get('tecken N: notCanonical')).toBeGreaterThan(count / 100)
  })
})
