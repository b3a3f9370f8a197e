import type { Command } from 'commander'

import type { PaperForm } from '../../reports/documents/paper-form.ts'
import type { RoundId } from '../../surveys/round.ts'
import { protocolFile } from '../rendering/protocol-file.ts'
import type { ProtocolService } from '../services/protocol-service.ts'
import { certificationProtocol } from '../views/protocol/certification-protocol.ts'
import { openingProtocol, type ProtocolContext } from '../views/protocol/opening-protocol.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

type ProtocolFlags = InstallationFlags & { readonly out: string; readonly certified?: true }

/** `barometer round protocol`: what a round was opened with, or what was certified, on one page for the diary. */
export function addProtocol(round: Command, terminal: Terminal): void {
  withInstallation(round.command('protocol'))
    .description('skriv protokollet över öppnandet eller fastställandet som PDF, till diariet')
    .argument('<id>')
    .option('--certified', 'protokollet över att resultatet är fastställt (annars över öppnandet)')
    .requiredOption('--out <fil>', 'PDF-filen')
    .action((id: string, { out, certified, ...flags }: ProtocolFlags) =>
      inInstallation(flags, terminal, async ({ container, config }) => {
        const { municipality, privacy, theme } = config
        const writtenAt = container.now()
        const context = { municipality, privacy, say: terminal.say, writtenAt }
        const protocolOf = certified === true ? certificationOf : openingOf
        const protocol = await protocolOf(id, container.protocols, context)
        await terminal.deliverFile(await protocolFile(protocol, { theme, writtenAt }), out)
      }),
    )
}

type ProtocolOf = (
  id: RoundId,
  protocols: ProtocolService,
  context: ProtocolContext,
) => Promise<PaperForm>

const openingOf: ProtocolOf = async (id, protocols, context) =>
  openingProtocol(await protocols.openingOf(id), context)

const certificationOf: ProtocolOf = async (id, protocols, context) =>
  certificationProtocol(await protocols.certificationOf(id), context)
