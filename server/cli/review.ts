import { type Command, Option } from 'commander'

import type { Say } from '../../reports/documents/document.ts'
import { checksOf } from '../views/staff/review-checks.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

type ReasonFlags = InstallationFlags & { readonly reason: string }
type MoveFlags = ReasonFlags & { readonly association: string; readonly sector: string }
type AsideFlags = ReasonFlags & { readonly association?: string; readonly code?: string }

/** `barometer round review|move`: what to look at before a result is certified, and a sector that was wrong. */
export function addReview(round: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(round.command('review'))
    .description('visa vad som ska ses över innan resultatet fastställs')
    .argument('<id>')
    .action((id: string, flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        const review = await container.reviews.reviewOf(id)
        for (const check of checksOf(review, say)) print(checkText(check, say))
      }),
    )
  withInstallation(round.command('move'))
    .description('flytta en förening till en annan sektor innan resultatet fastställs')
    .argument('<id>')
    .requiredOption('--association <id>', 'föreningen')
    .requiredOption('--sector <sektor>', 'sektorns id')
    .requiredOption('--reason <skäl>', 'varför; skrivs ut i resultatet, utan föreningens namn')
    .action((id: string, { association, sector, reason, ...flags }: MoveFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        await record({ act: 'association.moved', object: id, reason }, () =>
          container.reviews.move(id, { association, sector, reason }),
        )
        print(say('cli.round.moved', { association, sector }))
      }),
    )
}

/** `barometer round correct`: a certified result anew, without an answer that should not have been counted. */
export function addCorrect(round: Command, terminal: Terminal): void {
  withInstallation(round.command('correct'))
    .description('rätta ett fastställt resultat: räkna om det utan ett svar; går inte att ångra')
    .argument('<id>')
    .option('--association <id>', 'föreningen vars svar inte skulle ha räknats')
    .addOption(new Option('--code <kod>', 'koden på kvittot').conflicts('association'))
    .requiredOption('--reason <skäl>', 'varför; skrivs ut i rättelsen')
    .action((id: string, { association, code, reason, ...flags }: AsideFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const whose = code === undefined ? { association: association ?? '' } : { code }
        const { number, digest } = await record(
          { act: 'results.corrected', object: id, reason },
          () => container.corrections.correct(id, { whose, reason }),
        )
        const values = { round: id, number, digest, before: number - 1 }
        terminal.print(terminal.say('cli.round.corrected', values))
      }),
    )
}

function checkText(check: ReturnType<typeof checksOf>[number], say: Say): string {
  const { name, kind, found, items, advice } = check
  const lines = items.filter(({ text }) => text !== '').map(({ text }) => `  – ${text}`)
  const head = `${name}: ${say(`review.kind.${kind}`)}`
  return [head, `  ${found}`, ...lines, ...(kind === 'ok' ? [] : [`  ${advice}`])].join('\n')
}

/** `barometer responses set-aside|put-back`: an answer that is not to count, or is to count again. */
export function addAside(responses: Command, terminal: Terminal): void {
  addOne(responses, terminal, {
    name: 'set-aside',
    kind: 'setAside',
    description: 'lägg undan ett svar, så att det inte räknas: ett prov eller en dubblett',
  })
  addOne(responses, terminal, {
    name: 'put-back',
    kind: 'putBack',
    description: 'räkna ett undanlagt svar igen',
  })
}

function addOne(
  responses: Command,
  terminal: Terminal,
  given: {
    readonly name: string
    readonly kind: 'setAside' | 'putBack'
    readonly description: string
  },
): void {
  const { name, kind, description } = given
  withInstallation(responses.command(name))
    .description(description)
    .argument('<omgång>')
    .option('--association <id>', 'föreningen vars svar det är')
    .addOption(new Option('--code <kod>', 'koden på kvittot').conflicts('association'))
    .requiredOption('--reason <skäl>', 'varför; skrivs ut i resultatet')
    .action((round: string, { association, code, reason, ...flags }: AsideFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const whose = code === undefined ? { association: association ?? '' } : { code }
        await record({ act: `response.${kind}`, object: round, reason }, () =>
          container.reviews.setAside(round, { whose, kind, reason }),
        )
        terminal.print(terminal.say(`cli.responses.${kind}`, { round }))
      }),
    )
}
