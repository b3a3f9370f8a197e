import type { Answers } from '../../surveys/response.ts'
import { scaleQuestionsOf, type Survey } from '../../surveys/survey.ts'
import { atMost } from './conditions.ts'
import { testSurvey } from './test-data.ts'

/** What is asked: on the whole, then of those who said 1 or 2 why, and two questions of one theme. */
export const FOLLOW_UP = 'prov.foljd'
export const TWIN_ITEMS = ['prov.helhet', FOLLOW_UP, 'prov.a', 'prov.b'] as const

const [template] = scaleQuestionsOf(testSurvey())
const asked = { ...template!, required: false }

export const TWIN_SURVEY: Survey = testSurvey({
  headline: TWIN_ITEMS[0],
  indices: [{ id: 'tema', title: { sv: 'Tema' }, questions: ['prov.a', 'prov.b'] }],
  pages: [
    {
      id: 'helheten',
      title: { sv: 'Helheten' },
      questions: [
        { ...asked, id: 'prov.helhet' },
        { ...asked, id: FOLLOW_UP, visibleIf: atMost('prov.helhet', 2) },
      ],
    },
    {
      id: 'temat',
      title: { sv: 'Tema' },
      questions: [
        { ...asked, id: 'prov.a' },
        { ...asked, id: 'prov.b' },
      ],
    },
  ],
})

/**
 * How one association answered a round: a character for each question, `v` for "vet inte" and `-` for one that was left
 * blank or not asked; empty: it did not answer.
 */
export type Answered = string

/** A sector, and how each of its associations answered in two years. */
export interface TwinSector {
  readonly id: string
  /** Which sector they are in the second year; left out: the same. */
  readonly later?: string
  readonly first: readonly Answered[]
  readonly second: readonly Answered[]
}

export function answersOf(answered: Answered): Answers {
  return Object.fromEntries(
    TWIN_ITEMS.flatMap((id, at) => {
      const given = answered[at] ?? '-'
      return given === '-' ? [] : [[id, given === 'v' ? 'VE' : Number(given)]]
    }),
  )
}

const all = (text: string): readonly Answered[] =>
  text.split(' ').map(each => (each === '.' ? '' : each))

/** A town where everything is that makes a sector withheld, in either year or in both. */
export const TOWN: readonly TwinSector[] = [
  {
    id: 'idrott',
    first: all('1234 2143 3-33 3-45 4-42 4-34 5-55 3-23 2432 4-44 5-43 4-v5 3-3- 4-54 . .'),
    second: all('2334 3-43 3-34 4-45 4-43 4-44 5-55 4-24 3-33 4-45 5-54 4-45 3-43 5-54 2242 .'),
  },
  {
    id: 'kultur',
    first: all('2233 3-34 4-44 4-55 5-45 3-22 1112 4-33 3-34 5-55 2343 4-44'),
    second: all('3-34 3-44 4-55 5-55 5-45 3-23 2213 4-43 4-34 5-55 3-43 .'),
  },
  // Between five and nine answers in both years: the bars are withheld, and the means are alike.
  {
    id: 'miljo',
    first: all('2312 3-42 3-43 4-44 4-45 5-55 . .'),
    second: all('3-21 3-43 4-45 3-43 4-44 5-45 . .'),
  },
  {
    id: 'pension',
    first: all('3-21 3-43 3-43 4-44 4-45 4-45 . .'),
    second: all('2312 3-42 3-43 4-44 5-45 5-55 . .'),
  },
  // Few in both years.
  {
    id: 'kyrka',
    first: all('2343 3-33 2442 3-34 .'),
    second: all('3-34 3-43 2232 4-34 .'),
  },
  {
    id: 'byalag',
    first: all('4-54 5-24 4-45 3-33 .'),
    second: all('4-45 4-25 5-43 5-54 .'),
  },
  // Few in the first year only; those are others than who answered in the second.
  {
    id: 'kvinnor',
    first: all('3-34 1224 4-43 3-23 . . . . . . . . . . .'),
    second: all('. . . . 3-44 2234 4-43 5-55 3-33 4-44 4-35 2243 3-34 5-45 4-53'),
  },
  // A sector of its own in the first year only, and some who have changed sector.
  {
    id: 'teater',
    later: 'kultur',
    first: all('4-25 4-43 2153 5-34 . . . . . . . . . . .'),
    second: all('. . . . 4-34 4-44 3-43 3-33 5-54 4-43 . . . . .'),
  },
  { id: 'idrott', later: 'kultur', first: all('3-43 4-33'), second: all('4-44 4-43') },
]

/** What two sectors have answered, in a town where they have answered as the other did. */
type Exchange = readonly [one: string, other: string, years: readonly ('first' | 'second')[]]

/** Sectors that are as large, of which as many have answered: so that all together have answered the same. */
const EXCHANGES: readonly Exchange[] = [
  ['kyrka', 'byalag', ['first', 'second']],
  ['miljo', 'pension', ['first', 'second']],
  ['kvinnor', 'teater', ['first']],
]

/** The same town, but in what is withheld. */
export const OTHER_TOWN: readonly TwinSector[] = EXCHANGES.reduce(exchanged, TOWN)

function exchanged(
  town: readonly TwinSector[],
  [one, other, years]: Exchange,
): readonly TwinSector[] {
  const answersIn = (id: string) => {
    const found = town.find(sector => sector.id === id)
    return Object.fromEntries(years.map(year => [year, found?.[year] ?? []]))
  }
  return town.map(sector => {
    if (sector.id === one) return { ...sector, ...answersIn(other) }
    return sector.id === other ? { ...sector, ...answersIn(one) } : sector
  })
}
