import { shown, type Figure } from '../../disclosure/figure.ts'
import type { ComparedQuestion, PrintedComparison } from '../../printed/printed-comparison.ts'
import { writePrintedNumber } from '../../printed/printed-number.ts'
import type { PrintedQuestion } from '../../printed/printed-result.ts'
import { type CsvDialect, writeRows } from './write.ts'

/** One row for each printed question. Printed figures are text, with the decimals that they have in print. */
export function printedCsv(comparison: PrintedComparison, dialect: CsvDialect): string {
  const rows = comparison.questions.map(
    question =>
      [
        ...sourceColumns(comparison),
        ...printedColumns(question.printed),
        ...certifiedColumns(question, comparison),
        ...changeColumns(question),
      ] as const,
  )
  return writeRows(rows, dialect)
}

function sourceColumns({ printed: { source }, synthetic }: PrintedComparison) {
  return [
    ['kalla', 'ur tryckt källa'],
    ['syntetiskt', synthetic ? 'ja' : 'nej'],
    ['dokument', source.document],
    ['diarienummer', source.registryNumber ?? ''],
    ['tryckt_ar', source.year],
  ] as const
}

function certifiedColumns({ now }: ComparedQuestion, { round }: PrintedComparison) {
  const { item, pair, n, mean } = now ?? UNPAIRED
  return [
    ['omgang', round.id],
    ['fraga_i_omgangen', item.id],
    ['klass', pair.class],
    ['fastst_n', n],
    ['fastst_medelbetyg', mean],
  ] as const
}

function changeColumns(question: ComparedQuestion) {
  const { change, findings } = question
  const isLevel = change.kind === 'level'
  const [low, high] = (isLevel ? null : change.interval) ?? [null, null]
  return [
    ['enhet', change.kind === 'indicative' ? 'index' : 'betyg'],
    ['forandring', shown(isLevel ? null : change.difference)],
    ['nedre', shown(low)],
    ['ovre', shown(high)],
    ['bedomning', verdictCode(question)],
    ['omojliga_siffror', findings.map(({ code }) => code).join(' ')],
    ['utan_stallningstagande', findings.filter(each => each.acknowledged === null).length],
  ] as const
}

const NONE: Figure = shown(null)
const UNPAIRED = { item: { id: '' }, pair: { class: '' }, n: NONE, mean: NONE } as const

function printedColumns({ number, wording, scale, n, mean, sd }: PrintedQuestion) {
  return [
    ['nummer', number],
    ['fraga', wording],
    ['lagsta', scale.min],
    ['hogsta', scale.max],
    ['tryckt_n', shown(n)],
    ['tryckt_medelbetyg', mean === null ? '' : writePrintedNumber(mean)],
    ['tryckt_sd', sd === null ? '' : writePrintedNumber(sd)],
  ] as const
}

/** The verdict, or why there is none. */
function verdictCode({ change }: ComparedQuestion): string {
  if (change.kind === 'level') return change.why
  return change.kind === 'tested' ? change.judgement.verdict : 'indicative'
}
