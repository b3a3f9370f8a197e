import {
  dividedBy,
  type Exact,
  exact,
  isZero,
  minus,
  plus,
  sumOfExact,
  times,
  toNumber,
  ZERO,
} from './exact.ts'

/**
 * Every figure of one question, worked out from a file of answers and from `statistics.md` alone, with exact
 * fractions: nothing here is shared with the program that it judges. `null`: the figure is undefined.
 */
export type Figures = Readonly<Record<string, number | null>>

/** One question in one sector, as the file has it: who left it blank is not among the values. */
export interface Sample {
  /** N. */
  readonly size: number
  readonly grades: readonly number[]
  readonly dontKnow: number
  readonly notShown: number
  readonly blank: number
}

export interface Ends {
  readonly min: number
  readonly max: number
}

const value = (x: Exact) => toNumber(x)
const orNull = (x: Exact | null) => (x === null ? null : value(x))
const root = (x: Exact) => Math.sqrt(value(x))

/** What a file of answers holds of a question in a sector. */
export function sampleIn(cells: readonly string[], size: number): Sample {
  const count = (code: string) => cells.filter(cell => cell === code).length
  return {
    size,
    grades: cells.filter(cell => /^-?\d+$/.test(cell)).map(Number),
    dontKnow: count('VE'),
    notShown: count('EJ_VISAD'),
    blank: count('OBESVARAD'),
  }
}

/** The figures of a sector. */
export function sectorFigures(sample: Sample, ends: Ends): Figures {
  const figures = { ...describedFigures(sample, ends), ...weightedFigures([sample], ends) }
  // One grade tells nothing of how grades spread, unless everybody is known.
  const isAlone = sample.grades.length === 1 && known(sample) < sample.size
  return isAlone ? { ...figures, se: null } : figures
}

/** The figures of all sectors together. */
export function totalFigures(samples: readonly Sample[], ends: Ends): Figures {
  const pooled: Sample = {
    size: 0,
    grades: samples.flatMap(({ grades }) => grades),
    dontKnow: sumOf(samples, ({ dontKnow }) => dontKnow),
    notShown: sumOf(samples, ({ notShown }) => notShown),
    blank: sumOf(samples, ({ blank }) => blank),
  }
  const unweighted = weightedFigures([{ ...pooled, notShown: 0, size: 0 }], ends)
  return {
    ...describedFigures(pooled, ends),
    blank: pooled.blank,
    notShown: pooled.notShown,
    ...weightedFigures(samples, ends),
    ...Object.fromEntries(
      ['mean', 'shareHigh', 'shareLow', 'net', 'dontKnow'].map(name => [
        `unweighted.${name}`,
        unweighted[name] ?? null,
      ]),
    ),
  }
}

function sumOf(samples: readonly Sample[], of: (sample: Sample) => number): number {
  return samples.reduce((sum, sample) => sum + of(sample), 0)
}

/** Without weights: how many, the spread and the middle. */
function describedFigures({ grades, dontKnow }: Sample, _ends: Ends): Figures {
  const n = grades.length
  const sorted = grades.toSorted((a, b) => a - b)
  const mean = n === 0 ? ZERO : dividedBy(sumOfExact(grades.map(g => exact(g))), exact(n))
  const squares = sumOfExact(grades.map(g => square(minus(exact(g), mean))))
  const middle = [sorted[Math.ceil(n / 2) - 1], sorted[Math.floor(n / 2)]]
  return {
    n,
    answered: n + dontKnow,
    sd: n < 2 ? null : root(dividedBy(squares, exact(n - 1))),
    median: n === 0 ? null : (middle[0]! + middle[1]!) / 2,
  }
}

/** Each association that is known stands for N / a of its sector. */
function weightedFigures(samples: readonly Sample[], { min, max }: Ends): Figures {
  const isFive = min === 1 && max === 5
  const mean = weightedMean(samples, grade => exact(grade))
  const share = (test: (grade: number) => boolean) =>
    weightedMean(samples, grade => exact(test(grade) ? 1 : 0))
  const [high, low] = isFive ? [share(g => g >= 4), share(g => g <= 2)] : [null, null]
  const steps = Array.from({ length: max - min + 1 }, (_, index) => min + index)
  return {
    mean: orNull(mean),
    se: mean === null ? null : standardError(samples, mean),
    shareHigh: orNull(high),
    shareLow: orNull(low),
    net: high === null || low === null ? null : orNull(times(exact(100), minus(high, low))),
    dontKnow: orNull(dontKnowShare(samples)),
    ...Object.fromEntries(
      steps.map(step => [`distribution.${step}`, orNull(share(grade => grade === step))]),
    ),
  }
}

/** a: those of whom it is known whether they have a grade. */
const known = ({ grades, dontKnow, notShown }: Sample) => grades.length + dontKnow + notShown
/** More answers than the register has associations: then they are all there are. */
const sizeOf = (sample: Sample, a: number) => Math.max(sample.size, a)

function weightedMean(samples: readonly Sample[], worth: (grade: number) => Exact): Exact | null {
  let over = ZERO
  let under = ZERO
  for (const sample of samples) {
    const a = known(sample)
    if (a === 0) continue
    const weight = exact(sizeOf(sample, a), a)
    over = plus(over, times(weight, sumOfExact(sample.grades.map(worth))))
    under = plus(under, times(weight, exact(sample.grades.length)))
  }
  return isZero(under) ? null : dividedBy(over, under)
}

/** Of those who answered, with a grade or with "vet inte". */
function dontKnowShare(samples: readonly Sample[]): Exact | null {
  let over = ZERO
  let under = ZERO
  for (const sample of samples) {
    const answered = sample.grades.length + sample.dontKnow
    if (answered === 0) continue
    const size = sizeOf(sample, answered)
    over = plus(over, exact(size * sample.dontKnow, answered))
    under = plus(under, exact(size))
  }
  return isZero(under) ? null : dividedBy(over, under)
}

/** √ΣV: statistics.md 5, with its rule for a sector in which one alone is known. */
function standardError(samples: readonly Sample[], mean: Exact): number {
  const covered = samples.filter(sample => known(sample) > 0)
  const domain = sumOfExact(
    covered.map(s => exact(sizeOf(s, known(s)) * s.grades.length, known(s))),
  )
  return root(sumOfExact(covered.map(sample => variancePart(sample, mean, domain))))
}

function variancePart(sample: Sample, mean: Exact, domain: Exact): Exact {
  const a = known(sample)
  const size = sizeOf(sample, a)
  const residuals = sample.grades.map(grade => minus(exact(grade), mean))
  const scale = square(dividedBy(exact(size), domain))
  const left = minus(exact(1), exact(a, size))
  const squares = sumOfExact(residuals.map(square))
  if (a === 1) return times(left, times(scale, squares))
  const around = minus(squares, dividedBy(square(sumOfExact(residuals)), exact(a)))
  return times(left, dividedBy(times(scale, around), exact(a * (a - 1))))
}

function square(x: Exact): Exact {
  return times(x, x)
}
