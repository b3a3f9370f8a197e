import type { ItemResult, Program, ResultSet } from '../results/result-set.ts'
import { holm } from '../statistics/multiplicity.ts'
import { changeOf, judged, type OpenChange } from './change-since.ts'
import { findingsOf } from './findings.ts'
import {
  type CertifiedLevel,
  type ComparedQuestion,
  PRINTED_COMPARISON_FORMAT,
  type PrintedComparison,
} from './printed-comparison.ts'
import { printedLevel } from './printed-level.ts'
import type { PrintedPair, PrintedResult } from './printed-result.ts'

/** A certified result, and what names it. */
export interface CertifiedSide {
  readonly result: ResultSet
  readonly digest: string
}

/**
 * Holds a printed result against a certified one. The tests of all questions are one family (Holm).
 *
 * @see statistics.md 12.
 */
export function comparePrinted(
  printed: PrintedResult,
  { result, digest }: CertifiedSide,
  program: Program,
): PrintedComparison {
  const open = openQuestions(printed, result)
  const adjusted = holm(open.map(({ change }) => (change.kind === 'tested' ? change.rawP : null)))
  return {
    format: PRINTED_COMPARISON_FORMAT,
    program,
    synthetic: printed.synthetic || result.synthetic,
    printed: printedFacts(printed),
    round: result.round,
    survey: result.survey,
    result: digest,
    questions: open.map(({ change, ...question }, index) => ({
      ...question,
      change: judged(change, adjusted[index] ?? null),
    })),
  }
}

function printedFacts({ id, revision, saved, source }: PrintedResult) {
  return { id, revision, savedAt: saved.at, source }
}

type OpenQuestion = Omit<ComparedQuestion, 'change'> & { readonly change: OpenChange }

function openQuestions(printed: PrintedResult, result: ResultSet): readonly OpenQuestion[] {
  const findings = findingsOf(printed)
  const pairs = printed.pairs.filter(({ roundId }) => roundId === result.round.id)
  return printed.questions.map(question => {
    const own = findings.filter(finding => finding.question === question.number)
    const found = pairs.find(pair => pair.question === question.number)
    const item = result.items.find(({ id }) => id === found?.item)
    const level = { printed: question, findings: own, before: printedLevel(question) }
    if (found === undefined || item === undefined) {
      return { ...level, now: null, change: { kind: 'level', why: 'unpaired' } }
    }
    const now = certifiedLevel(found, item)
    return { ...level, now, change: changeOf({ ...level, pair: found, item }) }
  })
}

function certifiedLevel(
  pair: PrintedPair,
  { id, wording, scale, total }: ItemResult,
): CertifiedLevel {
  return {
    pair,
    item: { id, wording, scale },
    n: total.n,
    mean: total.mean.value,
    unweightedMean: total.unweighted.mean,
    distribution: total.distribution,
  }
}
