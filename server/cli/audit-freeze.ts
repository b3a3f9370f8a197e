import type { Command } from 'commander'

import type { Replaced } from '../../reports/follow-up/follow-up-report.ts'
import { fileLine } from '../../reports/results/certified-file.ts'
import { toInstant } from '../../surveys/instant.ts'
import { readFileBytes } from '../files/read-table.ts'
import { readSigningKeys } from '../keys/key-files.ts'
import type { KnownKeys } from '../keys/signatures.ts'
import { Problem } from '../problems.ts'
import { readProgram } from '../program.ts'
import { freezeFollowUp, frozenReportIn } from '../services/freeze-follow-up.ts'
import { readSealed } from '../services/read-sealed.ts'
import { dayOf } from './audit-day.ts'
import { FILE_HELP, findDossier } from './dossier-file.ts'
import { inNewInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'
import { keysIn } from './verify-file.ts'

interface FreezeFlags extends InstallationFlags {
  readonly comparison?: readonly string[]
  readonly result?: readonly string[]
  readonly on?: string
  readonly key?: string
  readonly replaces?: string
  readonly reason?: string
  readonly out: string
}

/** `barometer audit freeze`: a follow-up report that nobody can change unseen. */
export function addAuditFreeze(audit: Command, terminal: Terminal): void {
  withInstallation(audit.command('freeze'))
    .description(
      'frys uppföljningsrapporten: akten som den är, bredvid det som föreningarna svarar',
    )
    .argument('<fil>', FILE_HELP)
    .option('--comparison <fil...>', 'fastställda jämförelser som akten har kopplingar till')
    .option('--result <fil...>', 'fastställda resultat som akten har kopplingar till')
    .option('--key <fil>', 'öppna nycklar som filerna är signerade med, utöver de egna')
    .option('--on <dag>', 'hur läget var den dagen, ÅÅÅÅ-MM-DD (annars i dag)')
    .option('--replaces <fil>', 'en fryst rapport som den här rättar')
    .option('--reason <skäl>', 'varför den rättas; behövs med --replaces')
    .requiredOption('--out <fil>', 'filen att skriva')
    .action((file: string, flags: FreezeFlags) =>
      inNewInstallation(flags, terminal, async ({ config, record }) => {
        const { sign, known: own } = readSigningKeys(config.keys)
        const known = new Map([...own, ...keysIn(flags.key)])
        const read = (path: string) => readSealed(readFileBytes(path), path, known)
        const files = [...(flags.comparison ?? []), ...(flags.result ?? [])].map(read)
        const freezing = {
          program: readProgram(),
          frozenAt: toInstant(new Date()),
          on: dayOf(flags.on),
          replaces: replacedBy(flags, known),
        }
        const source = { name: file, dossier: findDossier(file), files }
        const frozen = freezeFollowUp(source, freezing, sign)
        const { digest } = frozen
        const reason = freezing.replaces?.reason
        await record({ act: 'audit.frozen', object: digest, reason }, async () => {
          terminal.deliver(fileLine(frozen), flags.out)
        })
        terminal.print(terminal.say('cli.audit.frozen', { digest }))
      }),
    )
}

/** @throws Problem 'audit/needReason', 'audit/needReplaced', 'audit/otherFile' or 'seal/…'. */
function replacedBy({ replaces, reason }: FreezeFlags, known: KnownKeys): Replaced | null {
  if (replaces === undefined) {
    if (reason === undefined) return null
    throw new Problem('audit/needReplaced')
  }
  const file = readSealed(readFileBytes(replaces), replaces, known)
  frozenReportIn(file)
  if (reason === undefined || reason.trim() === '') throw new Problem('audit/needReason')
  return { digest: file.digest, reason }
}
