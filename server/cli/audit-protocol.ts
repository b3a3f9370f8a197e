import type { Command } from 'commander'

import { readFileBytes } from '../files/read-table.ts'
import { protocolFile } from '../rendering/protocol-file.ts'
import { frozenReportIn } from '../services/freeze-follow-up.ts'
import { readSealed } from '../services/read-sealed.ts'
import { toInstant } from '../../surveys/instant.ts'
import { frozenReportProtocol } from '../views/protocol/frozen-report-protocol.ts'
import { inNewInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'
import { knownOf } from './verify-file.ts'

type ProtocolFlags = InstallationFlags & { readonly key?: string; readonly out: string }

/** `barometer audit protocol`: that a follow-up report is frozen, on one page for the diary. */
export function addAuditProtocol(audit: Command, terminal: Terminal): void {
  withInstallation(audit.command('protocol'))
    .description('skriv protokollet över en fryst uppföljningsrapport som PDF, till diariet')
    .argument('<fil>', 'en fryst rapport')
    .option('--key <fil>', 'öppna nycklar som rapporten kan vara signerad med')
    .requiredOption('--out <fil>', 'PDF-filen')
    .action((file: string, flags: ProtocolFlags) =>
      inNewInstallation(flags, terminal, async ({ config: { municipality, theme } }) => {
        const frozen = readSealed(readFileBytes(file), file, knownOf(flags))
        frozenReportIn(frozen)
        const writtenAt = toInstant(new Date())
        const context = { municipality, say: terminal.say, writtenAt }
        const protocol = frozenReportProtocol(frozen, context)
        await terminal.deliverFile(await protocolFile(protocol, { theme, writtenAt }), flags.out)
      }),
    )
}
