import { scaleFaults, scaleSteps } from '../../surveys/questions/scale.ts'
import { type PrintedNumber, readPrintedNumber, writePrintedNumber } from './printed-number.ts'
import type { PrintedQuestion } from './printed-result.ts'
import { faultUnless, isLine, type PrintedReading, type TypedFault } from './typed-fault.ts'

/** A question and its printed figures, as somebody typed them. What is not given is empty. */
export interface TypedQuestion {
  readonly number: string
  readonly wording: string
  readonly min: string
  readonly max: string
  readonly n: string
  readonly size: string
  readonly mean: string
  readonly sd: string
  /** `n`, `n-1` or empty. */
  readonly sdDivisor: string
  /** The share of each step from the lowest, with spaces between: `10 20 33 27 10`. A step without a share is `–`. */
  readonly percentages: string
}

type Field = keyof TypedQuestion
type Faults = readonly TypedFault<Field>[]

const LONGEST_NUMBER = 20
const LONGEST_WORDING = 1000

/** Reads what was typed of a question. */
export function readQuestion(typed: TypedQuestion): PrintedReading<PrintedQuestion, Field> {
  const question: PrintedQuestion = {
    number: typed.number,
    wording: typed.wording,
    scale: { min: wholeNumber(typed.min) ?? 0, max: wholeNumber(typed.max) ?? 0 },
    n: wholeNumber(typed.n),
    size: wholeNumber(typed.size),
    mean: readPrintedNumber(typed.mean),
    sd: readPrintedNumber(typed.sd),
    sdDivisor: divisorIn(typed.sdDivisor) ?? null,
    percentages: readShares(typed.percentages),
  }
  const written = writingFaults(typed)
  const faults = written.length > 0 ? written : figureFaults(question)
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'valid', value: question }
}

/** A question as it would be typed. */
export function typedQuestion(question: PrintedQuestion): TypedQuestion {
  const { number, wording, scale, n, size, mean, sd, sdDivisor, percentages } = question
  const written = (given: PrintedNumber | null) => (given === null ? '' : writePrintedNumber(given))
  return {
    number,
    wording,
    min: String(scale.min),
    max: String(scale.max),
    n: n === null ? '' : String(n),
    size: size === null ? '' : String(size),
    mean: written(mean),
    sd: written(sd),
    sdDivisor: sdDivisor ?? '',
    percentages: percentages?.map(share => written(share) || NOT_PRINTED).join(' ') ?? '',
  }
}

const NOT_PRINTED = '–'

/** A whole number; `null` when it is not one. */
function wholeNumber(written: string): number | null {
  return /^-?\d{1,9}$/.test(written) ? Number(written) : null
}

function divisorIn(written: string): PrintedQuestion['sdDivisor'] | undefined {
  const plain = written.replaceAll(/\s/gu, '').replaceAll(/[−–]/gu, '-')
  return plain === '' ? null : (['n', 'n-1'] as const).find(each => each === plain)
}

function sharesIn(written: string): readonly string[] {
  return written
    .replaceAll('%', ' ')
    .split(/[\s;|/]+/u)
    .filter(share => share !== '')
}

function readShares(written: string): PrintedQuestion['percentages'] {
  const shares = sharesIn(written).map(readPrintedNumber)
  return shares.every(share => share === null) ? null : shares
}

/** What is not written as it should be. */
function writingFaults(typed: TypedQuestion): Faults {
  const isNumber = (text: string) => text === '' || readPrintedNumber(text) !== null
  const isCount = (text: string) => text === '' || wholeNumber(text) !== null
  const isShare = (text: string) => /^[-–]$/.test(text) || readPrintedNumber(text) !== null
  return [
    ...faultUnless(isLine(typed.number, LONGEST_NUMBER), 'number', 'number'),
    ...faultUnless(isLine(typed.wording, LONGEST_WORDING), 'wording', 'wording'),
    ...faultUnless(wholeNumber(typed.min) !== null, 'min', 'step'),
    ...faultUnless(wholeNumber(typed.max) !== null, 'max', 'step'),
    ...faultUnless(isCount(typed.n), 'n', 'count'),
    ...faultUnless(isCount(typed.size), 'size', 'count'),
    ...faultUnless(isNumber(typed.mean), 'mean', 'figure'),
    ...faultUnless(isNumber(typed.sd), 'sd', 'figure'),
    ...faultUnless(divisorIn(typed.sdDivisor) !== undefined, 'sdDivisor', 'sdDivisor'),
    ...faultUnless(sharesIn(typed.percentages).every(isShare), 'percentages', 'shares'),
  ]
}

/** What no document can say: then it has been typed wrongly. */
function figureFaults(question: PrintedQuestion): Faults {
  const scale = scaleFaultsOf(question)
  return scale.length > 0
    ? scale
    : [...countFaults(question), ...levels(question), ...shareFaults(question)]
}

function scaleFaultsOf({ scale }: PrintedQuestion): Faults {
  return faultUnless(scaleFaults(scale).length === 0, 'max', 'scale')
}

function countFaults({ n, size }: PrintedQuestion): Faults {
  const isWithin = n === null || size === null || n <= size
  return [
    ...faultUnless(n === null || n > 0, 'n', 'nobody'),
    ...faultUnless(size === null || size > 0, 'size', 'nobodyAsked'),
    ...faultUnless(isWithin, 'size', {
      code: 'moreThanAsked',
      values: { n: n ?? 0, size: size ?? 0 },
    }),
  ]
}

function levels({ scale: { min, max }, mean, sd, percentages }: PrintedQuestion): Faults {
  const isOnScale = mean === null || (mean.value >= min && mean.value <= max)
  const outside = { mean: mean === null ? '' : writePrintedNumber(mean), min, max }
  return [
    ...faultUnless(isOnScale, 'mean', { code: 'meanOutside', values: outside }),
    ...faultUnless(sd === null || sd.value >= 0, 'sd', 'sdNegative'),
    ...faultUnless(mean !== null || percentages !== null, 'mean', 'noFigure'),
  ]
}

function shareFaults({ scale, percentages }: PrintedQuestion): Faults {
  if (percentages === null) return []
  const steps = scaleSteps(scale).length
  const isPossible = percentages.every(
    share => share === null || (share.value >= 0 && share.value <= 100),
  )
  const counts = { given: percentages.length, steps }
  return [
    ...faultUnless(percentages.length === steps, 'percentages', {
      code: 'shareCount',
      values: counts,
    }),
    ...faultUnless(isPossible, 'percentages', 'shareOutside'),
  ]
}
