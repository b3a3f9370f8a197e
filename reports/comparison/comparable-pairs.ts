import type { SectorId } from '../../surveys/association.ts'
import { comparabilityClass, type Crosswalk } from '../../surveys/crosswalk.ts'
import { scaleQuestionsOf, type Survey } from '../../surveys/survey.ts'
import { stepCount } from '../tally/answer-code.ts'
import { codedIndex } from '../tally/coded-index.ts'
import { indexItemsOf } from '../tally/index-items.ts'
import type { IndexItems } from '../tally/index-tally.ts'
import type { IndexPair, ItemPair, JointPlan } from '../tally/joint-fold.ts'

/** Two versions of a survey, and how their questions relate. */
export interface ComparedSurveys {
  readonly first: Survey
  readonly second: Survey
  readonly crosswalk: Crosswalk
}

/** The questions that may be compared in full (class A or B): by the later one's id, the earlier one's. */
function fullyComparable({ pairs }: Crosswalk): ReadonlyMap<string, string> {
  return new Map(
    pairs.flatMap(pair => {
      const [from] = pair.from
      const [to] = pair.to
      const isFull = ['A', 'B'].includes(comparabilityClass(pair))
      return isFull && from !== undefined && to !== undefined ? [[to, from]] : []
    }),
  )
}

/**
 * The indices that may be compared: they have one id, and their items pair up one by one, each fully
 * comparable and turned the same way, with the same least number of them.
 */
export function comparableIndices({
  first,
  second,
  crosswalk,
}: ComparedSurveys): readonly { readonly first: IndexItems; readonly second: IndexItems }[] {
  const earlierOf = fullyComparable(crosswalk)
  const earlier = new Map(indexItemsOf(first).map(index => [index.id, index]))
  return indexItemsOf(second).flatMap(later => {
    const before = earlier.get(later.id)
    if (before === undefined || !isSameIndex(before, later, earlierOf)) return []
    return [{ first: before, second: later }]
  })
}

function isSameIndex(
  first: IndexItems,
  second: IndexItems,
  earlierOf: ReadonlyMap<string, string>,
): boolean {
  const paired = second.items.map(item => earlierOf.get(item))
  return (
    first.minItems === second.minItems &&
    first.items.length === second.items.length &&
    second.items.every((item, index) => {
      const before = paired[index]
      if (before === undefined || !first.items.includes(before)) return false
      return first.reversed.includes(before) === second.reversed.includes(item)
    })
  )
}

/** What has to be counted of two rounds together. */
export function jointPlan(surveys: ComparedSurveys, sectors: readonly SectorId[]): JointPlan {
  const questions = {
    first: scaleQuestionsOf(surveys.first),
    second: scaleQuestionsOf(surveys.second),
  }
  const place = (year: 'first' | 'second', id: string) =>
    questions[year].findIndex(question => question.id === id)
  return {
    sectors,
    items: [...fullyComparable(surveys.crosswalk)].flatMap(([to, from]): ItemPair[] => {
      const second = place('second', to)
      const scale = questions.second[second]?.scale
      if (scale === undefined) return []
      return [{ id: to, first: place('first', from), second, steps: stepCount(scale) }]
    }),
    indices: comparableIndices(surveys).map(({ first, second }): IndexPair => ({
      id: second.id,
      first: codedIndex(first, questions.first),
      second: codedIndex(second, questions.second),
    })),
  }
}
