import type { Command } from 'commander'

import { LANGUAGES } from '../../surveys/language.ts'
import { pathTo } from '../paths.ts'
import { qrCode } from '../rendering/qr-code.ts'
import { posterView } from '../views/poster-view.ts'
import { createFront } from '../web.ts'
import {
  inInstallation,
  type Installation,
  type InstallationFlags,
  withInstallation,
} from './installation.ts'
import type { Terminal } from './terminal.ts'

interface OpenLinkFlags extends InstallationFlags {
  readonly close?: true
  readonly poster?: string
}

/** `barometer round open-link`. */
export function addOpenLink(round: Command, terminal: Terminal): void {
  withInstallation(round.command('open-link'))
    .description('öppna en länk för alla på en mässa eller ett möte; svaren väntar på godkännande')
    .argument('<id>')
    .option('--poster <fil>', 'en affisch att skriva ut, med QR-kod, som HTML-fil')
    .option('--close', 'stäng den öppna länken; den som har börjat får svara färdigt')
    .action((id: string, flags: OpenLinkFlags) =>
      inInstallation(flags, terminal, installation =>
        flags.close === true
          ? closeLink(id, installation, terminal)
          : showLink(id, { ...installation, poster: flags.poster }, terminal),
      ),
    )
}

async function closeLink(
  id: string,
  { container, record }: Installation,
  { say, print }: Terminal,
): Promise<void> {
  await record({ act: 'openLink.closed', object: id }, () => container.openLinks.close(id))
  print(say('cli.openLink.closed', { round: id }))
}

async function showLink(
  id: string,
  { container, config, record, poster }: Installation & { readonly poster: string | undefined },
  { say, print, tell, deliver }: Terminal,
): Promise<void> {
  const { round, code } = await record({ act: 'openLink.opened', object: id }, () =>
    container.openLinks.open(id),
  )
  const address = config.baseUrl + pathTo.openLink(code)
  tell(say('cli.openLink.opened', { round: id }))
  print(address)
  if (poster === undefined) return
  const { survey } = await container.surveys.getSurvey(round.survey)
  const { renderer, locales } = await createFront(config)
  const view = posterView({ round, survey, address, qr: qrCode(address) }, LANGUAGES.map(locales))
  deliver(renderer.renderAlone('pages/poster', view), poster)
}
