import { type Command, Option } from 'commander'

import { type Language, LANGUAGES, textIn } from '../../surveys/language.ts'
import { loadLocales } from '../rendering/locale.ts'
import { paperFile } from '../rendering/paper-file.ts'
import { paperForms } from '../views/paper/paper-form-view.ts'
import {
  type Installation,
  inInstallation,
  type InstallationFlags,
  withInstallation,
} from './installation.ts'
import type { Terminal } from './terminal.ts'

interface PaperFlags extends InstallationFlags {
  readonly out: string
  readonly association?: string
  readonly language: Language
  readonly reason?: string
}

/** `barometer round paper`: forms to print, for those who are not to answer on the web. */
export function addPaper(round: Command, terminal: Terminal): void {
  withInstallation(round.command('paper'))
    .description('skriv pappersblanketter som PDF, en för varje förening som inte har svarat')
    .argument('<id>')
    .requiredOption('--out <fil>', 'PDF-filen')
    .option('--association <id>', 'bara en förening: dess id i registret')
    .addOption(new Option('--language <språk>', 'språk').choices([...LANGUAGES]).default('sv'))
    .option('--reason <skäl>', 'varför; skrivs i loggen')
    .action((id: string, flags: PaperFlags) =>
      inInstallation(flags, terminal, async installation => {
        const act = { act: 'forms.exported', object: id, reason: flags.reason } as const
        await installation.record(act, () => makeForms(id, flags, { ...installation, terminal }))
      }),
    )
}

async function makeForms(
  id: string,
  { out, association, language }: PaperFlags,
  { container, config, terminal }: Installation & { readonly terminal: Terminal },
): Promise<void> {
  const { say, tell } = terminal
  const wanted = { association: association ?? null, language }
  const { round, survey, associations, isForAll } = await container.paper.listForms(id, wanted)
  const { municipality, theme } = config
  const forms = paperForms(
    { ...loadLocales()(language), round, survey, municipality },
    associations,
  )
  const title = textIn(survey.title, language)
  const file = paperFile({ title, language, createdAt: new Date(container.now()), theme })
  // Loaded when it is used: other commands start sooner without it.
  const { writeForms } = await import('../../reports/formats/paper/write-forms.ts')
  await terminal.deliverFile(writeForms(forms, file), out)
  if (isForAll) tell(say('cli.paper.forAll'))
  tell(say('cli.paper.keyIn', { count: associations.length, round: id }))
}
