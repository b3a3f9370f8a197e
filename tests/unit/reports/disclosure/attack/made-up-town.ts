import fc from 'fast-check'

import { jointPlan } from '../../../../../reports/comparison/comparable-pairs.ts'
import {
  buildComparison,
  type ComparedSource,
} from '../../../../../reports/comparison/build-comparison.ts'
import type { Comparison } from '../../../../../reports/comparison/comparison.ts'
import { buildResult } from '../../../../../reports/results/build-result.ts'
import { canonical } from '../../../../../reports/results/canonical.ts'
import type { ResultSet } from '../../../../../reports/results/result-set.ts'
import { answerCode } from '../../../../../reports/tally/answer-code.ts'
import { indexItemsOf } from '../../../../../reports/tally/index-items.ts'
import { createJointFold } from '../../../../../reports/tally/joint-fold.ts'
import { createRoundTallyFold, type RoundTally } from '../../../../../reports/tally/round-tally.ts'
import type { Crosswalk } from '../../../../../surveys/crosswalk.ts'
import { sameVersionCrosswalk } from '../../../../../surveys/crosswalk.ts'
import type { Answers } from '../../../../../surveys/response.ts'
import { scaleQuestionsOf, type Survey } from '../../../../../surveys/survey.ts'
import { testSurvey } from '../../../../builders/test-data.ts'

const ITEMS = ['prov.helhet', 'prov.a', 'prov.b'] as const
export const THEME = ['prov.a', 'prov.b'] as const

/** How one association answered the three questions; `null`: not at all. */
export type Answered = readonly (number | 'VE' | null)[] | null

/** A sector, and how each of its associations answered in two years. */
export interface TownSector {
  readonly id: string
  readonly associations: readonly { readonly first: Answered; readonly second: Answered }[]
}

export interface Town {
  readonly sectors: readonly TownSector[]
  readonly thresholds: { readonly first: number; readonly second: number }
}

export type Year = 'first' | 'second'

const [template] = scaleQuestionsOf(testSurvey())

const SURVEY: Survey = testSurvey({
  headline: ITEMS[0],
  indices: [{ id: 'tema', title: { sv: 'Tema' }, questions: [...THEME] }],
  pages: [
    {
      id: 'allt',
      title: { sv: 'Allt' },
      questions: ITEMS.map(id => ({ ...template!, id, required: false })),
    },
  ],
})

/** What the sectors of a town are like: tiny and large, silent and all of one mind, with and without "vet inte". */
const MOODS = {
  mixed: [1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 'VE', null],
  plain: [1, 2, 3, 4, 5],
  high: [4, 5, 5, 5],
  low: [1, 1, 1, 2],
  oneMind: [3],
  undecided: ['VE', 'VE', 3],
  noOpinion: ['VE'],
} as const
const SIZES = [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 16, 24, 40] as const

/** A town of 2–9 sectors, in which everything is possible that a small municipality can have. */
export function arbitraryTown(most = 9): fc.Arbitrary<Town> {
  const sector = fc.record({
    size: fc.constantFrom(...SIZES),
    mood: fc.constantFrom(...(Object.keys(MOODS) as (keyof typeof MOODS)[]), 'mixed' as const),
    rate: fc.constantFrom(0, 0.3, 0.5, 0.7, 0.9, 1),
    laterRate: fc.constantFrom(0, 0.5, 0.7, 1),
    draws: fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
  })
  return fc
    .record({
      sectors: fc.array(sector, { minLength: 2, maxLength: most }),
      thresholds: fc.record({ first: fc.constantFrom(5, 7), second: fc.constantFrom(5, 5, 7) }),
    })
    .map(({ sectors, thresholds }) => ({
      thresholds,
      sectors: sectors.map(({ size, mood, rate, laterRate, draws }, index) => {
        const draw = () => draws.next().value as number
        const answered = (share: number): Answered => {
          if (draw() >= share) return null
          const choices = MOODS[mood]
          return ITEMS.map(() => choices[Math.floor(draw() * choices.length)] ?? null)
        }
        return {
          id: `s${index}`,
          associations: Array.from({ length: size }, () => ({
            first: answered(rate),
            second: answered(laterRate),
          })),
        }
      }),
    }))
}

function answersOf(answered: NonNullable<Answered>): Answers {
  const given = ITEMS.map((id, item) => [id, answered[item]] as const)
  return Object.fromEntries(given.filter(([, answer]) => answer !== null)) as Answers
}

export function tallyOf({ sectors }: Town, year: Year): RoundTally {
  const fold = createRoundTallyFold({
    questions: scaleQuestionsOf(SURVEY),
    indices: indexItemsOf(SURVEY),
    invited: Object.fromEntries(sectors.map(({ id, associations }) => [id, associations.length])),
  })
  for (const { id, associations } of sectors) {
    for (const association of associations) {
      const answered = association[year]
      if (answered !== null) fold.add({ sector: id, answers: answersOf(answered), mode: 'web' })
    }
  }
  return fold.tally()
}

const AT = '2025-03-01T12:00:00.000Z'

function sourceOf(town: Town, year: Year): ComparedSource {
  return {
    round: {
      id: year,
      year: year === 'first' ? 2022 : 2025,
      promise: 'grouped',
      threshold: town.thresholds[year],
      opened: { at: AT, sectors: town.sectors.map(({ id }) => ({ id, name: id })) },
      notes: [],
      closesAt: AT,
      opensAt: null,
      closedAt: AT,
      collectedBy: 'Kommunen',
      registryNumber: null,
      synthetic: true,
    },
    survey: { key: 'prov/1', digest: 'd', survey: SURVEY },
    tally: tallyOf(town, year),
    program: { name: 'samverkansbarometer', version: '0' },
    resultDigest: null,
    certifiedAt: AT,
  } as unknown as ComparedSource
}

/** What is published of one year: the certified file, as anyone reads it. */
export function publishedResult(town: Town, year: Year): ResultSet {
  const result = buildResult(sourceOf(town, year), { certifiedAt: AT, commitment: 'c' })
  return JSON.parse(canonical(result)) as ResultSet
}

/** What is published of both, side by side. */
export function publishedComparison(town: Town): Comparison {
  const crosswalk: Crosswalk = sameVersionCrosswalk('prov/1', [...ITEMS])
  const surveys = { first: SURVEY, second: SURVEY, crosswalk }
  const fold = createJointFold(
    jointPlan(
      surveys,
      town.sectors.map(({ id }) => id),
    ),
  )
  const coded = (sector: string, answered: Answered) =>
    answered === null
      ? null
      : {
          sector,
          codes: Uint8Array.from(
            answered.map(answer => answerCode(answer ?? undefined, template!.scale)),
          ),
        }
  for (const { id, associations } of town.sectors) {
    for (const { first, second } of associations) {
      if (first !== null || second !== null) fold.add(coded(id, first), coded(id, second))
    }
  }
  const comparison = buildComparison(
    {
      first: sourceOf(town, 'first'),
      second: sourceOf(town, 'second'),
      crosswalk: { key: 'k', digest: 'd', crosswalk },
      joint: {
        ...fold.tally(),
        commonFrame: Object.fromEntries(
          town.sectors.map(({ id, associations }) => [id, associations.length]),
        ),
      },
      program: { name: 'samverkansbarometer', version: '0' },
    },
    { certifiedAt: AT, commitment: null },
  )
  return JSON.parse(canonical(comparison)) as Comparison
}
