import { describe, expect, it } from '@jest/globals'

import type { DisclosureRule } from '../../../../reports/disclosure/disclosed-item.ts'
import { publishedItems } from '../../../../reports/results/published-item.ts'
import type { RoundTally } from '../../../../reports/tally/round-tally.ts'
import { promiseOf } from '../../../../surveys/promise.ts'
import { surveyKey, scaleQuestionsOf, type Survey } from '../../../../surveys/survey.ts'
import { atMost } from '../../../builders/conditions.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const RULE: DisclosureRule = { promise: promiseOf('grouped'), threshold: 5 }
const WHOLE = 'prov.helhet'
const FOLLOW_UP = 'prov.varfor'

function followedUp(): Survey {
  const [first, second] = testSurvey().pages
  const [template] = scaleQuestionsOf(testSurvey())
  const asked = { ...template!, id: FOLLOW_UP, visibleIf: atMost(WHOLE, 2) }
  const last = { id: 'fler', title: { sv: 'Fler' }, questions: [asked] }
  return testSurvey({ pages: [first!, second!, last] })
}

type Grades = readonly number[]

/** How a town answered: the grades of the whole and of the question that only low grades lead to, by sector. */
function town(answers: Readonly<Record<string, readonly [Grades, Grades]>>) {
  const tally = (grades: Grades) => ({ grades, dontKnow: 0, blank: 0, notShown: 0 })
  const sectors = Object.entries(answers).map(([sector, [whole, followUp]]) => [
    sector,
    {
      invited: 60,
      dispositions: { NE: 0 },
      items: { [WHOLE]: tally(whole), [FOLLOW_UP]: tally(followUp) },
      indices: {},
    },
  ])
  return { sectors: Object.fromEntries(sectors) } as unknown as RoundTally
}

const LARGE = {
  stor: [
    [2, 4, 8, 12, 4],
    [1, 2, 3, 0, 0],
  ],
  annan: [
    [3, 4, 5, 4, 2],
    [2, 2, 3, 0, 0],
  ],
} as const
/** The town, with what a small sector of it was given; another small one gives no low grade. */
const withSmall = (whole: Grades, followUp: Grades) =>
  town({
    ...LARGE,
    liten: [whole, followUp],
    pytteliten: [
      [0, 0, 1, 2, 0],
      [0, 0, 0, 0, 0],
    ],
  })
const ORDER = ['stor', 'annan', 'liten', 'pytteliten']

/** What is shown of the follow-up in the sectors that have many answers. */
function shown(tally: RoundTally) {
  const survey = followedUp()
  const source = { survey: { key: surveyKey(survey), digest: '', survey }, tally }
  const items = publishedItems(source, ORDER, RULE)
  const { pattern } = items.find(({ question }) => question.id === FOLLOW_UP)!
  return ['stor', 'annan'].map(sector => [pattern.hidden.get(sector), pattern.spread.get(sector)])
}

describe('publishedItems', () => {
  it('shows as much in the large sectors, whoever in the withheld ones was asked the follow-up', () => {
    const nobody = withSmall([0, 0, 2, 1, 0], [0, 0, 0, 0, 0])
    const one = withSmall([0, 1, 1, 1, 0], [0, 0, 1, 0, 0])
    expect(shown(one)).toEqual(shown(nobody))
    expect(shown(nobody).map(([hidden]) => hidden)).toEqual([undefined, undefined])
  })
})
