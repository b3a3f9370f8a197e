import { type Command, Option } from 'commander'

import {
  ANSWER_FORMATS,
  type AnswerFormat,
  answerFile,
  codebookFile,
  readingScript,
} from '../rendering/answer-files.ts'
import { disposedNotes } from '../views/staff/disposal-views.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import { keepSmall } from './keep-small.ts'
import type { Terminal } from './terminal.ts'
import type { WrittenFile } from './write-file.ts'

interface ExportFlags extends InstallationFlags {
  readonly format: AnswerFormat
  readonly out: string
  readonly codebook?: string
  readonly script?: string
}

/** `barometer responses export`: the answers as far as the promise lets them leave, with what R needs to read them. */
export function addExport(responses: Command, terminal: Terminal): void {
  withInstallation(responses.command('export'))
    .description('skriv ut svaren, så långt löftet tillåter, med kodbok för R')
    .argument('<omgång>')
    .addOption(
      new Option('--format <form>', 'form; csv-excel är för svenska Excel')
        .choices([...ANSWER_FORMATS])
        .default('csv'),
    )
    .requiredOption('--out <fil>', 'filen med svaren')
    .option('--codebook <fil>', 'skriv också kodboken, som CSV')
    .option(
      '--script <fil>',
      'skriv också ett R-skript som läser filerna och räknar om medelbetygen',
    )
    .action((round: string, flags: ExportFlags) => exportAnswers(round, flags, terminal))
}

async function exportAnswers(round: string, flags: ExportFlags, terminal: Terminal): Promise<void> {
  const { say, tell } = terminal
  const { format, out, codebook, script } = flags
  keepSmall()
  await inInstallation(flags, terminal, async ({ container, record }) => {
    const act = { act: 'responses.exported', object: round, detail: format } as const
    const { table, round: of } = await record(act, async () => {
      const exported = await container.answerExports.exportAnswers(round)
      const files: WrittenFile[] = [{ path: out, pieces: answerFile(exported, format, say) }]
      if (codebook !== undefined) {
        files.push({ path: codebook, pieces: [codebookFile(exported, format, say)] })
      }
      if (script !== undefined) files.push({ path: script, pieces: [readingScript()] })
      await terminal.deliverFiles(files)
      return exported
    })
    tell(say(`cli.responses.exported.${table.shape}`, { round }))
    for (const note of disposedNotes(of, say)) tell(note)
  })
}
