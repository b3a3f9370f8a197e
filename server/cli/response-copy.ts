import { type Command, Option } from 'commander'

import { readRegistryNumber } from '../../surveys/registry-number.ts'
import { Problem } from '../problems.ts'
import { protocolFile } from '../rendering/protocol-file.ts'
import type { WantedAnswer } from '../services/answer-copy-service.ts'
import { answerCopy } from '../views/protocol/answer-copy.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

interface CopyFlags extends InstallationFlags {
  readonly association?: string
  readonly code?: string
  readonly mask: readonly string[]
  readonly maskWords: readonly string[]
  readonly registryNumber: string
  readonly reason: string
  readonly out: string
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value]

/** `barometer responses copy`: one answer to be disclosed, with what is masked. */
export function addCopyOfResponse(responses: Command, terminal: Terminal): void {
  const byCode = new Option('--code <kod>', 'koden på svarets kvitto').conflicts('association')
  withInstallation(responses.command('copy'))
    .description('skriv en kopia av ett svar som PDF, att lämna ut, med det som ska vara maskat')
    .argument('<omgång>')
    .option('--association <id>', 'föreningens svar, där löftet är att svaren är öppna')
    .addOption(byCode)
    .option('--mask <fråga>', 'maska hela fritextsvaret; kan anges flera gånger', collect, [])
    .option('--mask-words <ord>', 'maska orden i alla fritextsvar; flera gånger', collect, [])
    .requiredOption('--registry-number <nummer>', 'ärendets diarienummer; skrivs på kopian')
    .requiredOption('--reason <skäl>', 'varför svaret lämnas ut; skrivs på kopian och i loggen')
    .requiredOption('--out <fil>', 'PDF-filen')
    .action((round: string, flags: CopyFlags) =>
      inInstallation(flags, terminal, async ({ container, config, record }) => {
        const { registryNumber, reason, association } = flags
        if (readRegistryNumber(registryNumber) === null) {
          throw new Problem('copy/registryNumber', { written: registryNumber })
        }
        const wanted = wantedIn(flags)
        const masking = { questions: flags.mask, words: flags.maskWords }
        const detail = [registryNumber, association ?? ''].join(' ').trim()
        const act = { act: 'response.copied', object: round, reason, detail } as const
        const copy = await record(act, () =>
          container.answerCopies.copyOf(round, wanted, () => masking),
        )
        const writtenAt = container.now()
        const { municipality, theme } = config
        const decision = { registryNumber, reason }
        const form = answerCopy(copy, decision, { municipality, say: terminal.say, writtenAt })
        await terminal.deliverFile(await protocolFile(form, { theme, writtenAt }), flags.out)
        terminal.tell(terminal.say('cli.responses.copied', { count: copy.masked }))
      }),
    )
}

/** @throws Problem 'copy/which' when neither is said. */
function wantedIn({ association, code }: CopyFlags): WantedAnswer {
  if (association !== undefined) return { by: 'association', association }
  if (code !== undefined) return { by: 'code', code }
  throw new Problem('copy/which')
}
