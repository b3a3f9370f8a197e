import { marks } from '../../../reports/formats/csv/shared-columns.ts'
import { type CsvValue, writeCsv, writeMoreCsv } from '../../../reports/formats/csv/write.ts'
import { formatMoment, MISSING } from '../../../reports/formats/swedish.ts'
import { isPilot } from '../../../surveys/round.ts'
import type { LogEntry } from '../../accounts/log-entry.ts'
import type { PackedFile } from '../../../reports/formats/packed-file.ts'
import type { FramedAssociation, RoundCase } from '../../services/case-service.ts'
import { whatText } from '../../views/staff/log-view.ts'
import { answerFile, codebookFile, readingScript } from '../answer-files.ts'
import type { CaseContext } from './case-package.ts'

/** Everything behind a result that is to be assessed before it is handed out. */
export function* basisFiles(roundCase: RoundCase, context: CaseContext): Generator<PackedFile> {
  const { answers, texts, frame, mailTexts } = roundCase
  const { say } = context
  const marked = { roundId: answers.round.id, mark: markOf(roundCase) }
  yield { path: 'svar.csv', pieces: answerFile(answers, 'csv', say) }
  yield { path: 'kodbok.csv', pieces: [codebookFile(answers, 'csv', say)] }
  yield { path: 'las-in.R', pieces: [readingScript()] }
  if (texts !== null) {
    const rows = mapped(texts, ({ variable, text }) => [variable, text])
    yield table('fritext.csv', { columns: ['variabel', 'text'], rows, marked })
  }
  yield table('ram.csv', { columns: FRAME_COLUMNS, rows: mapped(frame, frameRow), marked })
  yield table('utskickstexter.csv', {
    columns: ['slag', 'version', 'amne', 'text'],
    rows: mailTexts.map(({ kind, version, subject, body }) => [
      say(`mail.kind.${kind}`),
      version,
      subject,
      body,
    ]),
    marked,
  })
  yield table('logg.csv', { columns: LOG_COLUMNS, rows: logRows(roundCase, context), marked })
}

function markOf({ answers: { round } }: RoundCase): string {
  return marks({ synthetic: round.synthetic, isPilot: isPilot(round), preliminary: false })
}

type Row = readonly CsvValue[]

interface MarkedTable {
  readonly columns: readonly string[]
  readonly rows: AsyncIterable<Row> | Iterable<Row>
  /** Which round every row is of, and what marks its data. */
  readonly marked: { readonly roundId: string; readonly mark: string }
}

function table(path: string, { columns, rows, marked }: MarkedTable): PackedFile {
  async function* lines() {
    yield writeCsv(['omgang', 'markning', ...columns], [], 'plain')
    for await (const row of rows) {
      yield writeMoreCsv([[marked.roundId, marked.mark, ...row]], 'plain')
    }
  }
  return { path, pieces: lines() }
}

async function* mapped<A, B>(items: AsyncIterable<A>, change: (item: A) => B): AsyncGenerator<B> {
  for await (const item of items) yield change(item)
}

const FRAME_COLUMNS = [
  'forening',
  'namn',
  'organisationsnummer',
  'sektor',
  'har_epost',
  'svarat',
  'utfall',
] as const

/** No address: who was asked is part of the case, how they are reached is not. */
function frameRow({ entry, invitation }: FramedAssociation): Row {
  return [
    entry.associationId,
    entry.name,
    entry.orgNumber ?? MISSING,
    entry.sector,
    yesNo(entry.email !== null),
    invitation === null ? MISSING : yesNo(invitation.answeredAt !== null),
    invitation?.outcome?.code ?? MISSING,
  ]
}

function yesNo(is: boolean): string {
  return is ? 'ja' : 'nej'
}

const LOG_COLUMNS = ['nummer', 'nar', 'vem', 'vad', 'skal', 'kontrollsumma'] as const

function logRows({ log, users }: RoundCase, { say }: CaseContext): readonly Row[] {
  const names = new Map(users.map(({ id, name }) => [id, name]))
  return log.map((entry: LogEntry) => [
    entry.number,
    formatMoment(entry.at),
    names.get(entry.by) ?? entry.by,
    whatText(entry, say),
    entry.reason ?? MISSING,
    entry.hash,
  ])
}
