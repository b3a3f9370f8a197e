import type { Command } from 'commander'

import { DossierSchema } from '../../reports/follow-up/dossier-schema.ts'
import { addAuditDossiers } from './audit-dossiers.ts'
import { addAuditFreeze } from './audit-freeze.ts'
import { addAuditProtocol } from './audit-protocol.ts'
import { addAuditReport } from './audit-report.ts'
import { FILE_HELP, findDossier } from './dossier-file.ts'
import type { Terminal } from './terminal.ts'

/** `barometer audit check|schema|import|list|export|report|freeze|protocol`: audits, recommendations and what became of them. */
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

  addAuditReport(audit, terminal)
  addAuditFreeze(audit, terminal)
  addAuditProtocol(audit, terminal)
}
