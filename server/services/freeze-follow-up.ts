import { type Comparison, COMPARISON_FORMAT } from '../../reports/comparison/comparison.ts'
import { strayLinks } from '../../reports/follow-up/check-links.ts'
import type { Dossier } from '../../reports/follow-up/dossier-schema.ts'
import {
  buildFollowUpReport,
  FOLLOW_UP_FORMAT,
  type FollowUpReport,
  type FollowUpSource,
  type Freezing,
  type Sealed,
} from '../../reports/follow-up/follow-up-report.ts'
import {
  type CertifiedContent,
  type Sign,
  signedContent,
} from '../../reports/results/certified-file.ts'
import { RESULT_FORMAT, type ResultSet } from '../../reports/results/result-set.ts'
import { repeats } from '../../surveys/fault.ts'
import { Problem } from '../problems.ts'
import type { SealedText } from './read-sealed.ts'

/** What a report is made of: a dossier as it stands, and certified comparisons and results in any order. */
export interface FreezeSource {
  /** What the dossier is called in a problem. */
  readonly name: string
  readonly dossier: Dossier
  readonly files: readonly SealedText[]
}

/**
 * Freezes a follow-up report, so that nobody can change it unseen.
 *
 * @throws Problem 'audit/faulty' where a link leads to what was not asked, or what composing one can throw.
 */
export function freezeFollowUp(
  source: FreezeSource,
  freezing: Freezing,
  sign: Sign,
): CertifiedContent {
  const { comparisons, results } = answersIn(source.files)
  const faults = strayLinks(source.dossier, {
    comparisons: comparisons.map(({ content }) => content),
    results: results.map(({ content }) => content),
  })
  if (faults.length > 0) {
    throw new Problem('audit/faulty', { path: source.name, count: faults.length }, { faults })
  }
  return signedContent(composeFollowUp(source, freezing), sign)
}

/**
 * The report as it would be frozen.
 *
 * @throws Problem 'audit/otherFile' for a file that is neither a comparison nor a result, 'audit/sameTwice' where two
 *   files are of the same rounds.
 */
export function composeFollowUp(
  { dossier, files }: FreezeSource,
  freezing: Freezing,
): FollowUpReport {
  return buildFollowUpReport({ dossier, ...answersIn(files) }, freezing)
}

function answersIn(files: readonly SealedText[]): Omit<FollowUpSource, 'dossier'> {
  const other = files.find(file => ![COMPARISON_FORMAT, RESULT_FORMAT].includes(formatOf(file)))
  if (other !== undefined) throw otherFile(other)
  const comparisons = contentsIn<Comparison>(files, COMPARISON_FORMAT)
  const results = contentsIn<ResultSet>(files, RESULT_FORMAT)
  requireOnce([
    ...comparisons.map(({ content: { first, second } }) => `${first.round.id}–${second.round.id}`),
    ...results.map(({ content }) => content.round.id),
  ])
  return { comparisons, results }
}

/**
 * The report in a frozen file.
 *
 * @throws Problem 'audit/otherFile' where something else is in it.
 */
export function frozenReportIn(file: SealedText): FollowUpReport {
  const [found] = contentsIn<FollowUpReport>([file], FOLLOW_UP_FORMAT)
  if (found === undefined) throw otherFile(file)
  return found.content
}

/** Those of one form. */
function contentsIn<Content extends { readonly format: string }>(
  files: readonly SealedText[],
  format: Content['format'],
): readonly Sealed<Content>[] {
  return files
    .filter(file => formatOf(file) === format)
    .map(({ text, digest, key }) => ({ content: JSON.parse(text) as Content, digest, key }))
}

function formatOf({ text }: SealedText): string {
  return String((JSON.parse(text) as { readonly format?: unknown }).format)
}

function otherFile(file: SealedText): Problem {
  return new Problem('audit/otherFile', { path: file.name, format: formatOf(file) })
}

function requireOnce(rounds: readonly string[]): void {
  const [twice] = repeats(rounds)
  if (twice !== undefined) throw new Problem('audit/sameTwice', { rounds: twice.value })
}
