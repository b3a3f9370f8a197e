import type { Command } from 'commander'

import { DossierSchema } from '../../reports/follow-up/dossier-schema.ts'
import { type CalendarDay, isCalendarDay, toInstant } from '../../surveys/instant.ts'
import { stockholmDay } from '../../surveys/stockholm-time.ts'
import { Problem } from '../problems.ts'
import { readProgram } from '../program.ts'
import { followUpReport } from '../rendering/report-files.ts'
import { addAuditDossiers } from './audit-dossiers.ts'
import { FILE_HELP, findDossier } from './dossier-file.ts'
import { inNewInstallation } from './installation.ts'
import { deliverFiled, type FiledFlags, withFiledOutput } from './reports.ts'
import type { Terminal } from './terminal.ts'

/** `barometer audit check|schema|import|list|export|report`: audits, recommendations and what became of them. */
export function addAudit(program: Command, terminal: Terminal): void {
  const { say, print } = terminal
  const audit = program
    .command('audit')
    .description('granskningar, rekommendationer och vad som blev av dem')
    .helpCommand(false)

  audit
    .command('check')
    .description('kontrollera en granskningsakt: varje fel med sin plats')
    .argument('<fil>', FILE_HELP)
    .action((file: string) => {
      const { audits, recommendations, sources } = findDossier(file)
      const counts = {
        audits: audits.length,
        recommendations: recommendations.length,
        sources: sources.length,
      }
      print(say('cli.audit.sound', counts))
    })

  audit
    .command('schema')
    .description('skriv ut JSON Schema för en granskningsakt')
    .action(() => print(JSON.stringify(DossierSchema, null, 2)))

  addAuditDossiers(audit, terminal)

  withFiledOutput(audit.command('report'))
    .description('skriv uppföljningsrapporten, med rekommendationer mot nämnder')
    .argument('<fil>', FILE_HELP)
    .option('--on <dag>', 'hur läget var den dagen, ÅÅÅÅ-MM-DD (annars i dag)')
    .action((file: string, flags: FiledFlags & { readonly on?: string }) =>
      inNewInstallation(flags, terminal, async installation => {
        const report = followUpReport(findDossier(file), dayOf(flags.on), {
          say,
          program: readProgram(),
        })
        await deliverFiled(report, { installation, flags, terminal })
      }),
    )
}

/** @throws Problem 'audit/badDay'. */
function dayOf(written: string | undefined): CalendarDay {
  if (written === undefined) return stockholmDay(toInstant(new Date()))
  if (!isCalendarDay(written)) throw new Problem('audit/badDay', { value: written })
  return written
}
