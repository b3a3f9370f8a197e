import { endOfDay, stockholmInstant } from '../../surveys/stockholm-time.ts'
import type { Association } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import { REGISTER_FIELDS, toTexts } from '../../surveys/register-row.ts'
import type { Round } from '../../surveys/round.ts'
import type { Container } from '../container.ts'
import { BUNDLED, readBundled } from '../files/bundled.ts'
import type { Table } from '../files/read-table.ts'
import { Problem } from '../problems.ts'
import { REGISTER_COLUMNS, REGISTER_HEADERS } from '../services/register-columns.ts'
import { demoAnswers, type Temper } from './demo-answers.ts'
import { fileDemoAudits } from './demo-audits.ts'
import { furnishDemo } from './demo-bodies.ts'
import type { DemoClock } from './demo-clock.ts'
import { askDemoBodies } from './demo-inquiry.ts'
import { demoRegister } from './demo-register.ts'
import type { SeededRandom } from './seeded-random.ts'

/** The published seed: the same example data, keys and codes for everyone. */
export const DEMO_SEED = 'DEMO samverkansbarometern 2025'

/** One round of the example data: who asked what when, and how willingly it was answered. */
interface DemoRound {
  readonly id: string
  readonly survey: string
  readonly year: number
  readonly collectedBy: string
  readonly registryNumber: string
  readonly opens: string
  readonly closes: string
  readonly resultDay?: string
  /** The day on which it is certified; `null`: it stays open. */
  readonly certified: string | null
  /** The share that answers. */
  readonly willingness: number
}

const ROUNDS: readonly DemoRound[] = [
  {
    id: 'samverkan-2019',
    survey: 'samverkan/2019',
    year: 2019,
    collectedBy: 'Exempelby kommuns revisorer',
    registryNumber: 'REV-2019/12.007',
    opens: '2019-09-02',
    closes: '2019-09-30',
    certified: '2019-10-21',
    willingness: 0.58,
  },
  {
    id: 'samverkan-2022',
    survey: 'samverkan/2022',
    year: 2022,
    collectedBy: 'Kommunstyrelsens förvaltning',
    registryNumber: 'KS-2022/1204.109',
    opens: '2022-09-05',
    closes: '2022-10-10',
    certified: '2022-11-07',
    willingness: 0.62,
  },
  {
    id: 'samverkan-2025',
    survey: 'samverkan/2022',
    year: 2025,
    collectedBy: 'Kommunstyrelsens förvaltning',
    registryNumber: 'KS-2025/0871.109',
    opens: '2025-09-15',
    closes: '2025-10-17',
    resultDay: '2025-12-15',
    certified: null,
    willingness: 0.35,
  },
]

export const DEMO_RESULT_ROUNDS = ['samverkan-2019', 'samverkan-2022'] as const
export const DEMO_OPEN_ROUND = 'samverkan-2025'

/** When the demo's clock begins to run: in the middle of the open round. */
const DEMO_NOW = at('2025-10-01', '10:00:00')

export interface DemoDeps {
  readonly container: Container
  readonly clock: DemoClock
  readonly random: SeededRandom
}

/**
 * Fills an empty store with the example data, or finds it there already, and sets the clock going.
 * Everything is done through the services that a municipality would use.
 *
 * @throws Problem 'demo/otherStore' when the store holds anything else.
 */
export async function fillDemo(deps: DemoDeps): Promise<void> {
  const { container, clock } = deps
  const rounds = await container.rounds.listRounds()
  const associations = await container.register.list()
  if (rounds.length === 0 && associations.length === 0) await fillEmpty(deps)
  else if (!isDemo(rounds))
    throw new Problem('demo/otherStore', { store: deps.container.store.description })
  clock.set(DEMO_NOW)
  clock.start()
}

function isDemo(rounds: readonly Round[]): boolean {
  // Whoever tries it out may have made more rounds, which are marked as made up too.
  const ids = new Set(rounds.map(({ id }) => id))
  return rounds.every(({ synthetic }) => synthetic) && ROUNDS.every(({ id }) => ids.has(id))
}

async function fillEmpty(deps: DemoDeps): Promise<void> {
  const { container, clock, random } = deps
  const { in2019, from2022 } = demoRegister()
  const tempers = new Map(
    from2022.map(association => [association.id, { association, mood: 0.45 * random.normal() }]),
  )
  for (const name of BUNDLED) await container.surveys.publish(readBundled(name))
  for (const round of ROUNDS) {
    clock.set(at(round.opens, '08:00:00'))
    const table = asTable(round.year === 2019 ? in2019 : from2022)
    await container.registerImports.importRegister(table, { by: 'barometer demo' })
    await holdRound(round, tempers, deps)
  }
  await container.comparisons.certifyComparison(...DEMO_RESULT_ROUNDS)
  await furnishDemo(container, from2022)
  await fileDemoAudits(container)
  await askDemoBodies(deps)
}

/** The register as a file would hold it. */
function asTable(associations: readonly Association[]): Table {
  return {
    columns: REGISTER_HEADERS,
    rows: associations.map((association, index) => {
      const texts = toTexts(association)
      const cells = REGISTER_FIELDS.map(field => [REGISTER_COLUMNS[field], texts[field]] as const)
      return { number: index + 2, cells: new Map(cells) }
    }),
  }
}

async function holdRound(
  demo: DemoRound,
  tempers: ReadonlyMap<string, Temper>,
  deps: DemoDeps,
): Promise<void> {
  const { rounds, certification } = deps.container
  const { id, survey, year, collectedBy, registryNumber } = demo
  await rounds.createRound({
    id,
    survey,
    year,
    collectedBy,
    registryNumber,
    promise: 'grouped',
    threshold: 5,
    opensAt: null,
    closesAt: endOfDay(demo.closes) ?? DEMO_NOW,
    ...(demo.resultDay === undefined ? {} : { resultDay: demo.resultDay }),
    synthetic: true,
  })
  await rounds.openRound(id)
  await answerAll(demo, tempers, deps)
  if (demo.certified === null) return
  deps.clock.set(at(demo.certified, '13:30:00'))
  await certification.certifyRound(id, () => undefined)
}

/** Everyone who is willing opens the link and sends in the form, one after the other. */
async function answerAll(
  { id, survey, year, opens, willingness }: DemoRound,
  tempers: ReadonlyMap<string, Temper>,
  { container, clock, random }: DemoDeps,
): Promise<void> {
  const { survey: definition } = await container.surveys.getSurvey(survey)
  const firstMinute = Date.parse(at(opens, '09:00:00'))
  let minutes = 0
  for (const { association, token } of await container.rounds.listLinks(id)) {
    const temper = tempers.get(association.associationId)
    if (temper === undefined || random.uniform() >= willingnessOf(temper.association, willingness))
      continue
    minutes += 60 + Math.floor(120 * random.uniform())
    clock.set(new Date(firstMinute + minutes * 60_000).toISOString())
    const outcome = await container.answers.submit(token, {
      roundId: id,
      revision: 0,
      submissionId: container.answers.newSubmissionId(),
      entered: demoAnswers(definition, temper, { year, random }),
      code: null,
    })
    if (outcome.kind !== 'accepted') throw new Problem('demo/answered', { outcome: outcome.kind })
  }
}

/** Sports clubs answer a little more often than others. */
function willingnessOf({ sector }: Association, willingness: number): number {
  return sector === 'idrott' ? willingness + 0.08 : willingness
}

function at(day: string, time: string): Instant {
  const instant = stockholmInstant(day, time)
  if (instant === null) throw new RangeError(`${day} ${time} does not exist`)
  return instant
}
