import { writePrintedNumber } from '../printed/printed-number.ts'
import type {
  ComparedQuestion,
  PrintedComparison,
  PrintedLevel,
} from '../printed/printed-comparison.ts'
import type { PrintedQuestion } from '../printed/printed-result.ts'
import { scaleSteps } from '../../surveys/questions/scale.ts'
import { shown } from '../disclosure/figure.ts'
import { formatCount, formatScore, MISSING } from '../formats/swedish.ts'
import { definedColumn, plainColumn } from './definitions.ts'
import type { Row, Say, Table, TableCell } from './document.ts'
import { changeText } from './printed-words.ts'

/** Every printed question beside the one that it is held against. */
export function printedOverview(comparison: PrintedComparison, say: Say): Table {
  const { printed, round, questions } = comparison
  const [first, second] = [String(printed.source.year), String(round.year)]
  return {
    caption: say('printed.overviewTable', { first, second }),
    columns: [
      plainColumn(say('column.question')),
      plainColumn(say('printed.column.class')),
      plainColumn(say('printed.column.n', { year: first })),
      plainColumn(say('printed.column.mean', { year: first })),
      definedColumn(say('column.nOf', { year: second }), 'n'),
      definedColumn(say('column.meanOf', { year: second }), 'mean'),
      definedColumn(say('column.difference'), 'change'),
      definedColumn(say('column.interval'), 'interval'),
      definedColumn(say('column.verdict'), 'verdict'),
    ],
    rows: questions.map(question => ({
      ...row(questionName(question.printed)),
      anchor: anchorOf(question.printed),
      cells: overviewCells(question, say),
    })),
  }
}

export function questionName({ number, wording }: PrintedQuestion): string {
  return `${number}. ${wording}`
}

/** Where a document tells more of a question. */
export function anchorOf({ number }: PrintedQuestion): string {
  return `tryckt-${[...number].map(each => each.codePointAt(0)?.toString(36)).join('-')}`
}

function overviewCells(question: ComparedQuestion, say: Say): readonly TableCell[] {
  const { printed, before, now } = question
  return [
    { text: now?.pair.class ?? MISSING },
    { text: printed.n === null ? MISSING : formatCount(printed.n) },
    { text: levelText(printed, before, say) },
    now === null ? NOTHING : { figure: now.n, unit: 'count' },
    now === null ? NOTHING : { figure: now.mean, unit: 'score' },
    ...differenceCells(question),
    { text: changeText(question, say) },
  ]
}

/** As it is printed; what has been worked out of the shares is rounded, and says so. */
function levelText(printed: PrintedQuestion, before: PrintedLevel | null, say: Say): string {
  if (printed.mean !== null) return writePrintedNumber(printed.mean)
  return before === null ? MISSING : say('printed.fromShares', { mean: formatScore(before.mean) })
}

function differenceCells({ change }: ComparedQuestion): readonly TableCell[] {
  if (change.kind === 'level') return [NOTHING, NOTHING]
  const unit = change.kind === 'indicative' ? 'indexDifference' : 'difference'
  const [low, high] = change.interval ?? [null, null]
  return [
    { figure: shown(change.difference), unit },
    { low: shown(low), high: shown(high), unit },
  ]
}

/** The printed shares beside the certified ones; `null`: no shares are printed. */
export function sharesTable(
  { printed, now }: ComparedQuestion,
  { printed: { source }, round }: PrintedComparison,
  say: Say,
): Table | null {
  const { percentages, scale } = printed
  if (percentages === null) return null
  const isSame =
    now !== null && now.item.scale.min === scale.min && now.item.scale.max === scale.max
  const years = { first: String(source.year), second: String(round.year) }
  return {
    caption: say('printed.sharesTable', { question: questionName(printed), ...years }),
    columns: [
      plainColumn(say('printed.column.step')),
      plainColumn(say('printed.column.share', { year: years.first })),
      ...(isSame
        ? [plainColumn(say('printed.column.certifiedShare', { year: years.second }))]
        : []),
    ],
    rows: scaleSteps(scale).map((step, index) => {
      const share = percentages[index] ?? null
      const certified = isSame ? now.distribution[index] : undefined
      return {
        ...row(String(step)),
        cells: [
          { text: share === null ? MISSING : `${writePrintedNumber(share)}\u00a0%` },
          ...(certified === undefined ? [] : [{ figure: certified, unit: 'share' } as const]),
        ],
      }
    }),
  }
}

const NOTHING: TableCell = { figure: shown(null), unit: 'score' }

function row(header: string): Row {
  return { header, anchor: null, isTotal: false, cells: [] }
}
