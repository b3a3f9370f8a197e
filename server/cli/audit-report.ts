import type { Command } from 'commander'

import { readFileBytes } from '../files/read-table.ts'
import { Problem } from '../problems.ts'
import { readProgram } from '../program.ts'
import { frozenReport } from '../rendering/frozen-report.ts'
import { type FiledReport, followUpReport } from '../rendering/report-files.ts'
import { frozenReportIn } from '../services/freeze-follow-up.ts'
import { readSealed } from '../services/read-sealed.ts'
import { dayOf } from './audit-day.ts'
import { FILE_HELP, findDossier, isBundledDossier } from './dossier-file.ts'
import { inNewInstallation } from './installation.ts'
import { deliverFiled, type FiledFlags, withFiledOutput } from './reports.ts'
import type { Terminal } from './terminal.ts'
import { isCertifiedFile, knownOf } from './verify-file.ts'

type ReportFlags = FiledFlags & { readonly on?: string; readonly key?: string }

/** `barometer audit report`: of a dossier as it is, or as it was frozen. */
export function addAuditReport(audit: Command, terminal: Terminal): void {
  withFiledOutput(audit.command('report'))
    .description('skriv uppföljningsrapporten, med rekommendationer mot nämnder')
    .argument('<fil>', `${FILE_HELP}; eller en fryst rapport`)
    .option('--on <dag>', 'hur läget var den dagen, ÅÅÅÅ-MM-DD (annars i dag)')
    .option('--key <fil>', 'öppna nycklar som en fryst rapport kan vara signerad med')
    .action((file: string, flags: ReportFlags) =>
      inNewInstallation(flags, terminal, async installation => {
        const report = reportOf(file, flags, terminal)
        await deliverFiled(report, { installation, flags, terminal })
      }),
    )
}

function reportOf(file: string, flags: ReportFlags, { say }: Terminal): FiledReport {
  if (isBundledDossier(file) || !isCertifiedFile(file)) {
    return followUpReport(findDossier(file), dayOf(flags.on), { say, program: readProgram() })
  }
  if (flags.on !== undefined) throw new Problem('audit/dayIsFrozen', { path: file })
  const sealed = readSealed(readFileBytes(file), file, knownOf(flags))
  frozenReportIn(sealed)
  return frozenReport(sealed, say)
}
