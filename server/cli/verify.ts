import type { Command } from 'commander'

import { checkSealedLines } from '../files/sealed-lines.ts'
import { Problem } from '../problems.ts'
import { isDigested, storeDigest } from '../services/store-digest.ts'
import { disposalText } from '../views/staff/disposal-views.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import { keepSmall } from './keep-small.ts'
import type { Terminal } from './terminal.ts'

/** `barometer verify`: goes through the whole store, and ends with 1 when something is not as it should be. */
export function addVerify(program: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(program.command('verify [fil]'))
    .description('kontrollera lagret, eller en säkerhetskopia: antal, kontrollsummor, resultat')
    .action(async (file: string | undefined, flags: InstallationFlags) => {
      keepSmall()
      if (file !== undefined) {
        const { lines, digest } = await checkSealedLines(file, isDigested)
        print(say('cli.verify.file', { records: lines, digest }))
        return
      }
      await inInstallation({ ...flags, evenIfMoved: true }, terminal, async ({ container }) => {
        const progress = terminal.progress('cli.progress.verified')
        const { faults, entries, disposals, ...counts } = await container.verification.verify(progress.report)
        progress.done()
        if (faults.length > 0)
          throw new Problem('store/unsound', { count: faults.length }, { faults })
        const digest = await storeDigest(container.store)
        print(say('cli.verify.sound', { ...counts, digest }))
        for (const disposal of disposals) {
          const { roundId: round } = disposal
          print(say('cli.verify.disposed', { round, told: disposalText(disposal, say) }))
        }
        terminal.tell(say('cli.verify.log', { entries }))
      })
    })
}
