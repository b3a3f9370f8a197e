import type { Command } from 'commander'

import { Problem } from '../problems.ts'
import { storeDigest } from '../services/store-digest.ts'
import { disposalText } from '../views/staff/disposal-views.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import { keepSmall } from './keep-small.ts'
import type { Terminal } from './terminal.ts'
import { verifyFile, type VerifyFileFlags } from './verify-file.ts'

/** `barometer verify`: goes through the whole store, and ends with 1 when something is not as it should be. */
export function addVerify(program: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(program.command('verify [fil]'))
    .description('kontrollera lagret, en säkerhetskopia eller en fastställd fil')
    .option('--key <fil>', 'öppna nycklar som den fastställda filen kan vara signerad med')
    .option('--digest <kontrollsumma>', 'kontrollsumman i diariet, att hålla filen mot')
    .option(
      '--sealed <fil>',
      'räkna om ett fastställt resultat eller en jämförelse ur sitt förseglade underlag',
    )
    .action(async (file: string | undefined, flags: InstallationFlags & VerifyFileFlags) => {
      keepSmall()
      if (file !== undefined) {
        await verifyFile(file, flags, terminal)
        return
      }
      if (flags.sealed !== undefined) throw new Problem('sealed/needResult')
      await inInstallation({ ...flags, evenIfMoved: true }, terminal, async ({ container }) => {
        const progress = terminal.progress('cli.progress.verified')
        const { faults, entries, disposals, ...counts } = await container.verification.verify(
          progress.report,
        )
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
