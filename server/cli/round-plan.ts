import { type Command, Option } from 'commander'

import { formatMoment } from '../../reports/formats/swedish.ts'
import { PROMISE_IDS, type PromiseId } from '../../surveys/promise.ts'
import { LOWEST_THRESHOLD, type Round, type RoundPlan } from '../../surveys/round.ts'
import { endOfDay, startOfDay } from '../../surveys/stockholm-time.ts'
import { Problem } from '../problems.ts'
import {
  inInstallation,
  type InstallationFlags,
  inNewInstallation,
  withInstallation,
} from './installation.ts'
import type { Terminal } from './terminal.ts'

interface PlanFlags extends InstallationFlags {
  readonly survey?: string
  readonly year?: string
  readonly promise?: string
  readonly closes?: string
  readonly opens?: string
  readonly resultDay?: string
  readonly meeting?: string
  readonly threshold?: string
  readonly collectedBy?: string
  readonly registryNumber?: string
  readonly pilot?: true
  readonly openLinkOnly?: true
  readonly synthetic?: true
}

type Required = 'survey' | 'year' | 'promise' | 'closes' | 'collectedBy'
type CreateFlags = PlanFlags & { readonly [Name in Required]-?: string }

/** `barometer round create|change|remove`: what is decided about a round before it is opened. */
export function addPlans(round: Command, terminal: Terminal): void {
  addCreate(round, terminal)
  addChange(round, terminal)
  addRemove(round, terminal)
}

const OPTIONS: readonly (readonly [string, string])[] = [
  ['--survey <version>', 'publicerad enkätversion, till exempel samverkan/2022'],
  ['--year <år>', 'året som omgången gäller'],
  ['--promise <löfte>', 'löftet till föreningarna: named, grouped eller anonymous'],
  ['--closes <dag>', 'sista dagen att svara, ÅÅÅÅ-MM-DD'],
  ['--collected-by <vem>', 'vem som frågar; skrivs ut i resultatet'],
  ['--opens <dag>', 'första dagen att svara (annars när omgången öppnas)'],
  ['--result-day <dag>', 'dagen när resultatet ska komma; står på kvittot'],
  ['--meeting <dag>', 'dagen när nämnden ska behandla resultatet'],
  ['--threshold <antal>', `grupper med färre svar visas inte (annars ${LOWEST_THRESHOLD})`],
  ['--registry-number <nummer>', 'diarienummer'],
  ['--pilot', 'provar bara frågorna: fastställs och jämförs aldrig'],
  ['--open-link-only', 'bjud inte in någon: svaren kommer genom den öppna länken'],
]
const REQUIRED = 5

function withPlan(command: Command, required: number): Command {
  OPTIONS.forEach(([flag, help], index) =>
    command.addOption(new Option(flag, help).makeOptionMandatory(index < required)),
  )
  return command
}

function addCreate(round: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withPlan(withInstallation(round.command('create')), REQUIRED)
    .description('skapa en omgång')
    .argument('<id>', 'till exempel samverkan-2022')
    .addOption(new Option('--synthetic', 'allt i omgången är påhittat och märks så'))
    .action((id: string, flags: CreateFlags) =>
      inNewInstallation(flags, terminal, async ({ container, record }) => {
        const plan = { ...USUAL, id, ...written(flags), synthetic: flags.synthetic === true }
        const created = await record({ act: 'round.created', object: id }, () =>
          container.rounds.createRound(plan as RoundPlan),
        )
        print(say('cli.round.created', { round: id, closes: formatMoment(created.closesAt) }))
      }),
    )
}

function addChange(round: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withPlan(withInstallation(round.command('change')), 0)
    .description('ändra en omgång som inte är öppnad; det som inte anges blir kvar')
    .argument('<id>')
    .action((id: string, flags: PlanFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const draft = await container.rounds.getRound(id)
        const plan = { ...draft, ...written(flags) }
        const changed = await record({ act: 'round.changed', object: id }, () =>
          container.rounds.changeDraft(plan, draft.revision),
        )
        print(say('cli.round.changed', { round: id, closes: formatMoment(changed.closesAt) }))
      }),
    )
}

function addRemove(round: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(round.command('remove'))
    .description('ta bort en omgång som inte är öppnad; går inte att ångra')
    .argument('<id>')
    .action((id: string, flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const { revision } = await container.rounds.getRound(id)
        await record({ act: 'round.removed', object: id }, () =>
          container.rounds.removeDraft(id, revision),
        )
        print(say('cli.round.removed', { round: id }))
      }),
    )
}

const USUAL = {
  threshold: LOWEST_THRESHOLD,
  registryNumber: null,
  opensAt: null,
} as const satisfies Partial<Round>

/** What the flags say; what is not given is not there. @throws Problem 'round/faulty' that names the field. */
function written(flags: PlanFlags): Partial<RoundPlan> {
  const { survey, collectedBy, registryNumber, resultDay, meeting, pilot, openLinkOnly } = flags
  const read = <T>(value: string | undefined, name: string, how: (text: string) => T | null) =>
    value === undefined ? undefined : orFaulty(name, value, how)
  return given({
    survey,
    collectedBy,
    registryNumber,
    resultDay,
    meetingDay: read(meeting, 'meeting', text => (startOfDay(text) === null ? null : text)),
    isPilot: pilot,
    invitesNobody: openLinkOnly,
    year: read(flags.year, 'year', text => (/^(19|20)\d\d$/.test(text) ? Number(text) : null)),
    promise: read(flags.promise, 'promise', promiseNamed),
    threshold: read(flags.threshold, 'threshold', text =>
      /^\d+$/.test(text) ? Number(text) : null,
    ),
    opensAt: read(flags.opens, 'opens', startOfDay),
    closesAt: read(flags.closes, 'closes', endOfDay),
  })
}

function given(values: Readonly<Record<string, unknown>>): Partial<RoundPlan> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function promiseNamed(text: string): PromiseId | null {
  return PROMISE_IDS.find(id => id === text) ?? null
}

function orFaulty<T>(field: string, value: string, read: (text: string) => T | null): T {
  const found = read(value)
  if (found === null) throw new Problem('round/faulty', { field, value })
  return found
}
