import { scaleSteps } from '../../surveys/questions/scale.ts'
import { canonical, sha256 } from '../results/canonical.ts'
import {
  type Possibility,
  possibleMean,
  possiblePercentage,
} from '../statistics/possible-figures.ts'
import { type PrintedNumber, roundingUnitOf, writePrintedNumber } from './printed-number.ts'
import type { Acknowledgement, PrintedQuestion, PrintedResult } from './printed-result.ts'
import { possibleSpread } from './possible-spread.ts'

/** What can be wrong with printed figures; each has a sentence in `templates/texts`, under `printedFinding.`. */
export const FINDING_CODES = [
  'mean',
  'share',
  'sum',
  'meanOfShares',
  'sdLarge',
  'sdSmall',
  'sdOfOne',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

/** A figure that cannot be, and what could have been instead. */
export interface Finding {
  /** Of the question. */
  readonly question: string
  readonly code: FindingCode
  /** What is told of it, as it is printed. */
  readonly values: Readonly<Record<string, string>>
}

/** Names a finding by everything that it says: when a figure is changed, it is another finding. */
export function findingId(finding: Finding): string {
  return sha256(canonical(finding)).slice(0, 16)
}

/** A finding, and what somebody has said of it; `null`: nobody has. */
export interface ToldFinding extends Finding {
  readonly id: string
  readonly acknowledged: Acknowledgement | null
}

/** Every figure of a result that cannot be, in the order of its questions. */
export function findingsOf({ questions, acknowledged }: PrintedResult): readonly ToldFinding[] {
  return questions.flatMap(questionFindings).map(finding => {
    const id = findingId(finding)
    return { ...finding, id, acknowledged: acknowledged.find(each => each.finding === id) ?? null }
  })
}

/**
 * Every figure of a question that cannot be.
 *
 * @see Brown & Heathers 2017; Bhatia & Davis 2000.
 */
export function questionFindings(question: PrintedQuestion): readonly Finding[] {
  return [
    ...meanFindings(question),
    ...shareFindings(question),
    ...sumFindings(question),
    ...spreadFindings(question),
  ]
}

function meanFindings({ number, mean, n, scale }: PrintedQuestion): readonly Finding[] {
  if (mean === null || n === null) return []
  const possibility = possibleMean(toFigure(mean, n), scale)
  return possibility.isPossible ? [] : [impossible('mean', { number, n, of: mean }, possibility)]
}

function shareFindings({ number, percentages, n, scale }: PrintedQuestion): readonly Finding[] {
  if (percentages === null || n === null) return []
  return percentages.flatMap((share, index) => {
    if (share === null) return []
    const possibility = possiblePercentage(toFigure(share, n))
    if (possibility.isPossible) return []
    const found = impossible('share', { number, n, of: share }, possibility)
    return [{ ...found, values: { ...found.values, step: String(scale.min + index) } }]
  })
}

const toFigure = ({ value, decimals }: PrintedNumber, n: number) => ({ figure: value, decimals, n })

function impossible(
  code: FindingCode,
  { number, n, of }: { readonly number: string; readonly n: number; readonly of: PrintedNumber },
  { nearest }: Possibility,
): Finding {
  const written = nearest.map(({ figure }) =>
    writePrintedNumber({ value: figure, decimals: of.decimals }),
  )
  const values = {
    figure: writePrintedNumber(of),
    n: String(n),
    below: written[0] ?? '',
    above: written.at(-1) ?? '',
  }
  return { question: number, code, values }
}

/** Figures nearer to each other than this are one. */
const NOISE = 1e-9

/** Rounding alone lets each share differ by half of its last decimal. */
function sumFindings(question: PrintedQuestion): readonly Finding[] {
  const shares = wholeDistribution(question)
  if (shares === null) return []
  const sum = shares.reduce((total, { value }) => total + value, 0)
  const slack = shares.reduce((total, share) => total + roundingUnitOf(share) / 2, 0)
  const decimals = Math.max(...shares.map(share => share.decimals))
  if (Math.abs(sum - 100) <= slack + NOISE) return meanOfSharesFindings(question, shares)
  const [least, most] = [100 - slack, 100 + slack].map(value =>
    writePrintedNumber({ value, decimals: decimals + 1 }),
  )
  const values = {
    sum: writePrintedNumber({ value: sum, decimals }),
    least: least ?? '',
    most: most ?? '',
  }
  return [{ question: question.number, code: 'sum', values }]
}

/** The share of every step; `null` when one is not printed. */
export function wholeDistribution({
  percentages,
}: Pick<PrintedQuestion, 'percentages'>): readonly PrintedNumber[] | null {
  const shares = percentages?.filter(share => share !== null) ?? []
  return shares.length > 0 && shares.length === percentages?.length ? shares : null
}

/** The mean of a printed distribution, on its scale. */
export function meanOfShares(
  shares: readonly PrintedNumber[],
  { min }: PrintedQuestion['scale'],
): number {
  const sum = shares.reduce((total, { value }) => total + value, 0)
  return shares.reduce((total, { value }, step) => total + (min + step) * value, 0) / sum
}

/** The mean and the distribution that are printed beside each other have to agree, as far as rounding lets them. */
function meanOfSharesFindings(
  { number, mean, scale }: PrintedQuestion,
  shares: readonly PrintedNumber[],
): readonly Finding[] {
  if (mean === null) return []
  const own = meanOfShares(shares, scale)
  const slack = scaleSteps(scale).reduce(
    (total, step, index) => {
      const share = shares[index]
      const half = share === undefined ? 0 : roundingUnitOf(share) / 2
      return total + (half * Math.abs(step - own)) / 100
    },
    roundingUnitOf(mean) / 2,
  )
  if (Math.abs(own - mean.value) <= slack + NOISE) return []
  const values = {
    figure: writePrintedNumber(mean),
    other: writePrintedNumber({ value: own, decimals: Math.max(mean.decimals, 2) }),
  }
  return [{ question: number, code: 'meanOfShares', values }]
}

function spreadFindings(question: PrintedQuestion): readonly Finding[] {
  const { number, sd, n } = question
  if (sd === null) return []
  if (n === 1) return ofOneFindings(question, sd)
  const [least, most] = possibleSpread(question)
  const half = roundingUnitOf(sd) / 2
  const told = (code: FindingCode, limit: number) => {
    const values = {
      figure: writePrintedNumber(sd),
      limit: writePrintedNumber({ value: limit, decimals: Math.max(sd.decimals, 2) }),
    }
    return [{ question: number, code, values }]
  }
  if (sd.value - half > most + NOISE) return told('sdLarge', most)
  return sd.value + half < least - NOISE ? told('sdSmall', least) : []
}

/** One answer does not differ from itself; divided with n − 1 it has no standard deviation at all. */
function ofOneFindings(
  { number, sdDivisor }: PrintedQuestion,
  sd: PrintedNumber,
): readonly Finding[] {
  const isPossible = sdDivisor !== 'n-1' && sd.value - roundingUnitOf(sd) / 2 <= NOISE
  const values = { figure: writePrintedNumber(sd) }
  return isPossible ? [] : [{ question: number, code: 'sdOfOne', values }]
}
