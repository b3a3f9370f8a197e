import type { ResultSet } from '../../reports/results/result-set.ts'
import { DONT_KNOW } from '../../surveys/response.ts'
import {
  openTestRound,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from './test-container.ts'
import { testAssociations } from './test-data.ts'
import { answersOf, TWIN_ITEMS, TWIN_SURVEY, type TwinSector } from './twin-towns.ts'

export const ROUNDS = ['prov-2022', 'prov-2025'] as const
const YEARS = { 'prov-2022': 'first', 'prov-2025': 'second' } as const

/** A town whose two years are certified, compared and public. */
export interface TwinRounds {
  readonly container: TestContainer
  readonly results: readonly ResultSet[]
  /** What each sector answered to each question of each round, in order of size: `prov-2022 prov.a kyrka`. */
  readonly answers: ReadonlyMap<string, string>
}

export async function holdTwinRounds(town: readonly TwinSector[]): Promise<TwinRounds> {
  const ids = [...new Set(town.flatMap(({ id, later = id }) => [id, later]))]
  const container = await testContainer(ids.map(id => ({ id, name: `Sektor ${id}` })))
  for (const round of ROUNDS) await holdRound(container, town, round)
  await container.comparisons.certifyComparison(...ROUNDS)
  for (const id of ROUNDS)
    await container.publications.publish(id, { from: '2022-09-01', plans: '' })
  const results = await Promise.all(
    ROUNDS.map(async id => (await container.results.currentResult(id)).result),
  )
  return { container, results, answers: answersIn(town) }
}

type RoundId = (typeof ROUNDS)[number]

async function holdRound(container: TestContainer, town: readonly TwinSector[], id: RoundId) {
  const members = membersIn(town, id)
  const associations = testAssociations(members.length).map((association, at) => ({
    ...association,
    sector: members[at]!.sector,
  }))
  const year = Number(id.slice(-4))
  const { tokens } = await openTestRound(container, {
    survey: TWIN_SURVEY,
    associations,
    round: { id, year },
  })
  for (const [at, { answered }] of members.entries()) {
    if (answered === '') continue
    const answers = Object.fromEntries(
      Object.entries(answersOf(answered)).map(([question, answer]) => [question, String(answer)]),
    )
    await submitTestAnswer(container, tokens[at]!, { roundId: id, answers })
  }
  await container.rounds.closeRound(id)
  await container.certification.certifyRound(id, () => undefined)
}

function membersIn(town: readonly TwinSector[], id: RoundId) {
  const year = YEARS[id]
  return town.flatMap(sector =>
    sector[year].map(answered => ({
      sector: year === 'second' ? (sector.later ?? sector.id) : sector.id,
      answered,
    })),
  )
}

function answersIn(town: readonly TwinSector[]): TwinRounds['answers'] {
  const answers = new Map<string, string>()
  for (const round of ROUNDS) {
    for (const { sector, answered } of membersIn(town, round)) {
      for (const item of TWIN_ITEMS) {
        const place = `${round} ${item} ${sector}`
        const all = [...(answers.get(place) ?? ''), gradeOf(answered, item)]
        answers.set(place, all.toSorted().join(''))
      }
    }
  }
  return answers
}

/** A digit; empty: it gave no grade. */
function gradeOf(answered: string, item: string): string {
  const answer = answersOf(answered)[item]
  return answer === undefined || answer === DONT_KNOW ? '' : String(answer)
}
