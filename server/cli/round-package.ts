import type { Command } from 'commander'

import { zipPieces } from '../files/zip-pieces.ts'
import { casePackage } from '../rendering/case/case-package.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import { keepSmall } from './keep-small.ts'
import type { Terminal } from './terminal.ts'

interface PackageFlags extends InstallationFlags {
  readonly out: string
}

/** `barometer round package`: everything that belongs to the case of a certified round, for archive and auditors. */
export function addPackage(round: Command, terminal: Terminal): void {
  withInstallation(round.command('package'))
    .description('skriv ärendepaketet för en fastställd omgång: det offentliga och underlaget')
    .argument('<id>')
    .requiredOption('--out <fil>', 'en fil som slutar på .zip, eller en mapp som inte finns')
    .action((id: string, flags: PackageFlags) => writePackage(id, flags, terminal))
}

async function writePackage(id: string, flags: PackageFlags, terminal: Terminal): Promise<void> {
  const { say, tell } = terminal
  const { out } = flags
  keepSmall()
  await inInstallation(flags, terminal, async ({ container, config, record }) => {
    await record({ act: 'package.exported', object: id }, async () => {
      const roundCase = await container.cases.openCase(id)
      const files = casePackage(roundCase, { say, site: config })
      if (!out.toLowerCase().endsWith('.zip')) return terminal.deliverFolder(files, out)
      await terminal.deliverFile(zipPieces(files, new Date(roundCase.certifiedAt)), out)
    })
    tell(say('cli.package.assess'))
  })
}
