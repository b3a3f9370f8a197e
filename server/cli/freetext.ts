import type { Command } from 'commander'

import { type CsvValue, writeCsv } from '../../reports/formats/csv/write.ts'
import { NONE_WORD } from '../../surveys/free-text/code.ts'
import {
  type CodingBook,
  codesOf,
  codingOf,
  quoteOf,
  standingOf,
} from '../../surveys/free-text/coding-book.ts'
import type { Comment } from '../../surveys/free-text/comment.ts'
import { actorText } from '../accounts/log-entry.ts'
import { readTableFile } from '../files/read-table.ts'
import { CODE_SEPARATOR, CODING_COLUMNS } from '../services/coding-import.ts'
import type { QuestionPlace } from '../services/free-text-service.ts'
import { dialectOf, withCsvOutput } from './csv-flags.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'
import { whoCommands } from './who-commands.ts'

type CsvFlags = InstallationFlags & { readonly format: string; readonly out?: string }
type CertifyFlags = InstallationFlags & { readonly reason: string }

/** `barometer freetext list|codes|export|import|certify`: for whoever codes in a spreadsheet. */
export function addFreeText(program: Command, terminal: Terminal): void {
  const freeText = program.command('freetext').description('fritextsvar').helpCommand(false)
  addList(freeText, terminal)
  addCodes(freeText, terminal)
  addExport(freeText, terminal)
  addImport(freeText, terminal)
  addCertify(freeText, terminal)
}

function addList(freeText: Command, terminal: Terminal): void {
  withCsvOutput(withInstallation(freeText.command('list')), 'csv')
    .description('visa frågorna som besvaras med egna ord, och hur långt kodningen har kommit')
    .argument('<omgång>')
    .action((round: string, flags: CsvFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        const { questions, coded } = await container.freeText.overview(round)
        const columns = ['fraga', 'lydelse', 'koder', 'svar', 'kvar', 'citat']
        const rows = questions.map(({ id, label }): readonly CsvValue[] => {
          const found = coded?.find(question => question.id === id)
          if (found === undefined) return [id, label.sv, '', '', '', '']
          const { comments, book } = found
          const left = comments.filter(comment => standingOf(comment, book) !== 'coded')
          const quoted = comments.filter(comment => quoteOf(comment, book) !== null)
          const { length } = book.frame.codes
          return [id, label.sv, length, comments.length, left.length, quoted.length]
        })
        terminal.deliver(writeCsv(columns, rows, dialectOf(flags.format)), flags.out)
      }),
    )
}

function withQuestion(command: Command): Command {
  return command.argument('<omgång>').argument('<fråga>', 'frågans id i enkäten')
}

function addCodes(freeText: Command, terminal: Terminal): void {
  withQuestion(withCsvOutput(withInstallation(freeText.command('codes')), 'csv'))
    .description('visa en frågas koder')
    .action((round: string, question: string, flags: CsvFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        const { book } = await container.freeText.getFrame(round, question)
        const columns = ['id', 'namn', 'betydelse', 'anvandning']
        const rows = book.frame.codes.map(({ id, name, definition, use }) => [
          id,
          name,
          definition,
          use,
        ])
        terminal.deliver(writeCsv(columns, rows, dialectOf(flags.format)), flags.out)
      }),
    )
}

function addExport(freeText: Command, terminal: Terminal): void {
  withQuestion(withCsvOutput(withInstallation(freeText.command('export')), 'csv'))
    .description('skriv svaren på en fråga med sina koder, att koda i ett kalkylprogram')
    .action((round: string, question: string, flags: CsvFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const act = { act: 'freeText.exported', object: round, detail: question } as const
        const place = await record(act, () => container.freeText.getQuestion(round, question))
        const { id, codes, version } = CODING_COLUMNS
        const columns = [id, 'sektor', 'forening', 'svar', codes, version, 'lage', 'citat']
        const rows = place.question.comments.map(comment => commentRow(comment, place))
        terminal.deliver(writeCsv(columns, rows, dialectOf(flags.format)), flags.out)
      }),
    )
}

function commentRow(comment: Comment, { question, names }: QuestionPlace): readonly CsvValue[] {
  const { book } = question
  return [
    comment.id,
    comment.sector ?? '',
    names.get(comment.association ?? '') ?? '',
    comment.text,
    codesText(comment, book),
    codingOf(book, comment.id)?.revision ?? 0,
    STANDINGS[standingOf(comment, book)],
    quoteOf(comment, book)?.text ?? '',
  ]
}

const STANDINGS = {
  uncoded: 'okodat',
  coded: 'kodat',
  changed: 'ändrat sedan det kodades',
} as const

function codesText(comment: Comment, book: CodingBook): string {
  if (standingOf(comment, book) !== 'coded') return ''
  const codes = codesOf(comment, book)
  return codes.length === 0 ? NONE_WORD : codes.join(CODE_SEPARATOR)
}

function addImport(freeText: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withQuestion(withInstallation(freeText.command('import')))
    .description('läs in koder till svaren på en fråga: alla rader eller ingen')
    .argument('<fil>', 'CSV som freetext export har skrivit, med kolumnen koder ifylld')
    .action((round: string, question: string, ...[file, flags]: [string, InstallationFlags]) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const table = readTableFile(file)
        const decided = { by: actorText(whoCommands().actor), at: container.now() }
        const act = { act: 'freeText.imported', object: round, detail: question } as const
        const count = await record(act, () =>
          container.codingImport.importCodings([round, question], table, decided),
        )
        print(say('cli.freetext.imported', { count }))
      }),
    )
}

function addCertify(freeText: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(freeText.command('certify'))
    .description('fastställ fritextbilagan till ett fastställt resultat')
    .argument('<omgång>')
    .option('--reason <skäl>', 'varför den ersätter en som är fastställd; skrivs ut', '')
    .action((round: string, { reason, ...flags }: CertifyFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const act = { act: 'freeText.certified', object: round, reason } as const
        const { digest } = await record(act, () =>
          container.supplements.certify(round, reason.trim()),
        )
        print(say('cli.freetext.certified', { round, digest }))
      }),
    )
}
