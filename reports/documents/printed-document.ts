import { valueOf } from '../disclosure/figure.ts'
import { formatDay, formatScore } from '../formats/swedish.ts'
import type { ToldFinding } from '../printed/findings.ts'
import type { ComparedQuestion, PrintedComparison } from '../printed/printed-comparison.ts'
import type { PrintedQuestion } from '../printed/printed-result.ts'
import { writePrintedNumber } from '../printed/printed-number.ts'
import { heading, note, prose, type ReportDocument, type Say, type Section } from './document.ts'
import { anchorOf, printedOverview, questionName, sharesTable } from './printed-tables.ts'
import { changeText, countSentence, findingText, sourceFacts, sourceText } from './printed-words.ts'

/** A result known only in print beside a certified one, with everything that it rests on. */
export function printedDocument(comparison: PrintedComparison, say: Say): ReportDocument {
  const { printed, round, result, synthetic, questions } = comparison
  const years = { first: String(printed.source.year), second: String(round.year) }
  return {
    title: say('printed.documentTitle', years),
    synthetic,
    isPilot: false,
    preliminary: false,
    uncertified: true,
    fromPrint: true,
    sections: [
      { kind: 'lead', text: countSentence(comparison, say) },
      note(say('printed.warning', { ...years, source: sourceText(printed.source, say) })),
      heading(2, say('printed.overview')),
      { kind: 'table', table: printedOverview(comparison, say) },
      note(say('printed.overviewNote')),
      heading(2, say('printed.each')),
      ...questions.flatMap(question => questionSections(question, comparison, say)),
      heading(2, say('printed.sources')),
      { kind: 'facts', facts: sourceFacts(printed.source, say) },
      prose(say('printed.certified', { ...years, by: round.collectedBy, digest: result })),
      prose(say('printed.method')),
    ],
  }
}

function questionSections(
  question: ComparedQuestion,
  comparison: PrintedComparison,
  say: Say,
): readonly Section[] {
  const { printed, now, findings } = question
  const shares = sharesTable(question, comparison, say)
  return [
    heading(3, questionName(printed), anchorOf(printed)),
    {
      kind: 'list',
      items: [
        printedFigures(printed, comparison, say),
        ...(now === null ? [] : certifiedFigures(now, comparison, say)),
        changeText(question, say),
        ...doubts(question, say),
      ],
    },
    ...findings.map(finding => note(findingNote(finding, say))),
    ...(shares === null ? [] : [{ kind: 'table', table: shares } as const]),
  ]
}

/** Everything that is printed of the question, with its decimals. */
function printedFigures(
  printed: PrintedQuestion,
  { printed: { source } }: PrintedComparison,
  say: Say,
): string {
  const { wording, scale, n, size, mean, sd } = printed
  const figures = [
    ...(mean === null ? [] : [say('printed.meanIs', { mean: writePrintedNumber(mean) })]),
    ...(sd === null ? [] : [say('printed.sdIs', { sd: writePrintedNumber(sd) })]),
    n === null ? say('printed.nUnknown') : say('printed.nIs', { n }),
    ...(size === null ? [] : [say('printed.sizeIs', { size })]),
  ]
  return say('printed.then', {
    year: String(source.year),
    wording,
    ...scale,
    figures: figures.join(', '),
  })
}

function certifiedFigures(
  { pair, item, mean, unweightedMean }: NonNullable<ComparedQuestion['now']>,
  { round }: PrintedComparison,
  say: Say,
): readonly string[] {
  const written = (value: number | null) =>
    value === null ? say('printed.withheld') : formatScore(value)
  const { min, max } = item.scale
  return [
    say('printed.now', {
      year: String(round.year),
      wording: item.wording,
      min,
      max,
      mean: written(valueOf(mean)),
      unweighted: written(valueOf(unweightedMean)),
    }),
    say('printed.pair', {
      class: pair.class,
      meaning: say(`printedClass.${pair.class}`),
      reason: pair.reason,
      by: pair.by,
      on: formatDay(pair.at),
    }),
  ]
}

/** What has to be known of the interval. */
function doubts({ change, before }: ComparedQuestion, say: Say): readonly string[] {
  return [
    ...(before?.isFromShares ? [say('printed.approximate')] : []),
    ...(change.kind !== 'level' && change.isUpperBound ? [say('printed.upperBound')] : []),
  ]
}

function findingNote(finding: ToldFinding, say: Say): string {
  const { acknowledged } = finding
  const told = findingText(finding, say)
  if (acknowledged === null) return `${told} ${say('printed.notAcknowledged')}`
  const { by, reason, at } = acknowledged
  return `${told} ${say('printed.acknowledged', { by, reason, on: formatDay(at) })}`
}
