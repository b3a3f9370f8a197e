import { createSeededRandom } from '../../../server/demo/seeded-random.ts'
import { CODE_WIDTH } from '../../../reports/tally/answer-code.ts'
import { createCodedFold } from '../../../reports/tally/coded-fold.ts'
import { codedIndex } from '../../../reports/tally/coded-index.ts'
import { scaleQuestionsOf } from '../../../surveys/survey.ts'
import { benchSurvey } from '../bench-round.ts'
import { median, round } from '../judged.ts'

/** How long it takes to count coded responses, beside bare loops over the same codes. */
export interface Folded {
  readonly bareMs: number
  readonly foldMs: number
  readonly bareWithIndicesMs: number
  readonly withIndicesMs: number
  readonly ofBare: number
  readonly ofBareWithIndices: number
  /** How much more memory the counts of all responses take than those of a tenth. */
  readonly heapMb: number
  readonly isSame: boolean
}

/** Counts so many responses: `fold.js RESPONSES TURNS`. */
const [, , responses = '1000000', turns = '7'] = process.argv
const N = Number(responses)
const ITEMS = 15
const SECTORS = 9
const STEPS = 5
const THEMES: readonly (readonly number[])[] = [
  [1, 2, 3, 4],
  [5, 6],
  [7, 8, 9, 10],
  [11, 12],
  [13, 14],
]

const random = createSeededRandom('fold')
const bytes = random.bytes(65_536)
const codes = Uint8Array.from({ length: N * ITEMS }, (_, i) => bytes[(i * 31) % 65_521]! % 7)
const sectors = Uint8Array.from({ length: N }, (_, i) => bytes[(i * 17) % 65_519]! % SECTORS)

const [template] = scaleQuestionsOf(benchSurvey).filter(({ scale }) => scale.max === STEPS)
const questions = Array.from({ length: ITEMS }, (_, i) => ({ ...template!, id: `q.${i}` }))
const indices = THEMES.map((places, index) =>
  codedIndex(
    {
      id: String(index),
      items: places.map(place => `q.${place}`),
      reversed: [],
      minItems: Math.ceil(places.length / 2),
      hasAlpha: true,
    },
    questions,
  ),
)

function bare(): Uint32Array {
  const counts = new Uint32Array(SECTORS * ITEMS * CODE_WIDTH)
  for (let i = 0; i < N; i += 1) {
    const base = sectors[i]! * ITEMS * 16
    const at = i * ITEMS
    for (let j = 0; j < ITEMS; j += 1) counts[base + j * 16 + codes[at + j]!]! += 1
  }
  return counts
}

/** The same with what the indices need: a table of number and sum, and products of the complete. */
function bareWithIndices(): Uint32Array {
  const counts = new Uint32Array(SECTORS * ITEMS * 16)
  const tables = THEMES.map(() => new Uint32Array(SECTORS * 512))
  const products = THEMES.map(theme => new Float64Array(theme.length ** 2))
  for (let i = 0; i < N; i += 1) {
    const base = sectors[i]! * ITEMS * 16
    const at = i * ITEMS
    for (let j = 0; j < ITEMS; j += 1) counts[base + j * 16 + codes[at + j]!]! += 1
    for (let t = 0; t < THEMES.length; t += 1) {
      bareIndex(THEMES[t]!, {
        at,
        row: sectors[i]! * 512,
        table: tables[t]!,
        product: products[t]!,
      })
    }
  }
  return counts
}

const steps = new Uint8Array(8)

function bareIndex(
  theme: readonly number[],
  place: { at: number; row: number; table: Uint32Array; product: Float64Array },
): void {
  const { at, row, table, product } = place
  let graded = 0
  let sum = 0
  for (let j = 0; j < theme.length; j += 1) {
    const code = codes[at + theme[j]!]!
    if (code >= STEPS) continue
    steps[graded] = code
    graded += 1
    sum += code
  }
  if (graded * 2 < theme.length) return
  table[row + graded * 32 + sum]! += 1
  if (graded < theme.length) return
  for (let x = 0; x < graded; x += 1)
    for (let y = 0; y <= x; y += 1) product[x * graded + y]! += steps[x]! * steps[y]!
}

function fold(count: number, withIndices: boolean) {
  const counted = createCodedFold({
    sectors: SECTORS,
    items: ITEMS,
    indices: withIndices ? indices : [],
  })
  for (let i = 0; i < count; i += 1) counted.add(sectors[i]!, codes, i * ITEMS)
  return counted
}

function isSame(): boolean {
  const [plain, counted] = [bare(), fold(N, true)]
  for (let sector = 0; sector < SECTORS; sector += 1) {
    for (let item = 0; item < ITEMS; item += 1) {
      const of = counted.counts(sector, item)
      const place = (sector * ITEMS + item) * CODE_WIDTH
      for (let code = 0; code < CODE_WIDTH; code += 1) {
        if (of[code] !== plain[place + code]) return false
      }
    }
  }
  return true
}

function heapAfter(count: number): number {
  const counted = fold(count, true)
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return counted.indices.length === 0 ? 0 : heapUsed + arrayBuffers
}

const timed = (run: () => unknown) => {
  const startedAt = performance.now()
  run()
  return performance.now() - startedAt
}

const RUNS = {
  bareMs: bare,
  foldMs: () => fold(N, false),
  bareWithIndicesMs: bareWithIndices,
  withIndicesMs: () => fold(N, true),
}
const told = new Map<string, number[]>()
for (let turn = 0; turn < Number(turns) + 2; turn += 1) {
  for (const [name, run] of Object.entries(RUNS)) {
    const ms = timed(run)
    // The first turns are still being compiled.
    if (turn >= 2) told.set(name, [...(told.get(name) ?? []), ms])
  }
}
const ratio = (of: string, floor: string) =>
  round(median(told.get(of)!.map((ms, turn) => ms / told.get(floor)![turn]!)))
const heap = heapAfter(N / 10)
const folded: Folded = {
  ...(Object.fromEntries([...told].map(([name, each]) => [name, round(median(each), 1)])) as Pick<
    Folded,
    'bareMs' | 'foldMs' | 'bareWithIndicesMs' | 'withIndicesMs'
  >),
  ofBare: ratio('foldMs', 'bareMs'),
  ofBareWithIndices: ratio('withIndicesMs', 'bareWithIndicesMs'),
  heapMb: round((heapAfter(N) - heap) / 2 ** 20),
  isSame: isSame(),
}
process.stdout.write(JSON.stringify(folded))
