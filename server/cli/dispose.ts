import { type Command, Option } from 'commander'

import { Problem } from '../problems.ts'
import { actOf, type Disposable, readDisposal } from '../services/disposal-service.ts'
import { disposalText } from '../views/staff/disposal-views.ts'
import { type DecidingFlags, withDeciding } from './deciding.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

interface DisposeFlags extends InstallationFlags, DecidingFlags {
  readonly answers?: true
  readonly contacts?: true
  readonly answer?: string
  readonly association?: string
  readonly decision: string
}

/** What can be asked for, one at a time. */
const WHAT = {
  answers: ['--answers', 'alla svar i omgången'],
  contacts: ['--contacts', 'alla e-postadresser till dem som bjöds in'],
  answer: ['--answer <kod>', 'ett svar, med koden på kvittot'],
  association: ['--association <id>', 'föreningens svar, där löftet låter någon veta vilket'],
} as const

/** `barometer round dispose`: erases what is kept of a certified round, by a decision. */
export function addDispose(round: Command, terminal: Terminal): void {
  const { say, print, tell } = terminal
  const dispose = withInstallation(round.command('dispose'))
    .description('gallra svar eller e-postadresser i en fastställd omgång; går inte att ångra')
    .argument('<omgång>')
  for (const [name, [flag, meaning]] of Object.entries(WHAT)) {
    const others = Object.keys(WHAT).filter(other => other !== name)
    dispose.addOption(new Option(flag, meaning).conflicts(others))
  }
  withDeciding(dispose)
    .requiredOption('--decision <nummer>', 'gallringsbeslutets diarienummer, som KS-2026/123')
    .action((id: string, flags: DisposeFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const { decision, reason, by } = flags
        const wanted = readDisposal({ what: disposableIn(flags), decision, reason, by })
        const { disposal, isNew } = await record(actOf(id, wanted), () =>
          container.disposals.dispose(id, wanted),
        )
        const told = { round: id, told: disposalText(disposal, say) }
        print(say(isNew ? 'cli.round.disposed' : 'cli.round.disposedBefore', told))
        if (disposal.doneAt === null) tell(say('cli.round.disposalBegun'))
        else tell(say('disposal.backups'))
      }),
    )
}

/** @throws Problem 'disposal/flag' when nothing is said. */
function disposableIn({ answers, contacts, answer, association }: DisposeFlags): Disposable {
  if (answer !== undefined) return { kind: 'answer', whose: { code: answer } }
  if (association !== undefined) return { kind: 'answer', whose: { association } }
  if (answers === true) return { kind: 'answers' }
  if (contacts === true) return { kind: 'contacts' }
  throw new Problem('disposal/flag')
}
