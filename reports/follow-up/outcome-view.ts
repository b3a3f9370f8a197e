import type { BodyId } from '../../surveys/body.ts'
import type { ComparabilityClass } from '../../surveys/crosswalk.ts'
import type { ChangeCell, ComparedValues, Comparison } from '../comparison/comparison.ts'
import { addresseesOf } from './addressees.ts'
import type { Action, Dossier, Recommendation } from './dossier-schema.ts'
import { isSurelyAfter, type KnownWhen } from './known-when.ts'
import type { OutcomeLink } from './link-schema.ts'
import { inTime, standing } from './matrix.ts'
import { actedBy, movedBy, type Observation } from './observation.ts'

/** What was done about a recommendation beside how the answers moved that should move if it works. */
export interface OutcomeView {
  /** The link's id. */
  readonly link: string
  readonly recommendation: string
  /** All that is known of each body, in the order of the dossier, and of each in order of time. */
  readonly actions: readonly KnownAction[]
  /** `null`: the comparison is not at hand. */
  readonly measures: readonly OutcomeMeasure[] | null
}

export interface KnownAction {
  readonly body: BodyId
  readonly action: string
  readonly state: Action['state']
  readonly on: KnownWhen | null
  /** Of a day after the later answers were given: they cannot tell of it. */
  readonly isAfterAnswers: boolean
}

/** One question or index, as the certified comparison has it; what is withheld there is withheld here. */
export interface OutcomeMeasure {
  readonly kind: 'question' | 'index'
  readonly id: string
  /** As it was asked last; empty for the index over all questions. */
  readonly name: string
  /** `null`: an index, which is compared where all its questions can be. */
  readonly class: ComparabilityClass | null
  /** `null` where it cannot be compared. */
  readonly values: OutcomeValues | null
  readonly observation: Observation
}

export type OutcomeValues = Pick<ComparedValues, 'unit' | 'margin'> &
  Pick<ChangeCell, 'first' | 'second' | 'difference' | 'verdict'>

/** A view for each link that stands, in the order of the dossier. */
export function outcomeViews(
  dossier: Dossier,
  comparisons: readonly Comparison[],
): readonly OutcomeView[] {
  return standing(dossier.outcomeLinks).map(link => {
    const { first, second } = link.comparison
    const comparison = comparisons.find(
      each => each.first.round.id === first && each.second.round.id === second,
    )
    const closedAt = comparison?.second.round.closedAt.slice(0, 10) ?? null
    const actions = knownActions(link.recommendation, dossier, closedAt)
    const inForce = actions.filter(({ isAfterAnswers }) => !isAfterAnswers)
    const acted = actedBy(inForce, addresseesFor(link, dossier))
    return {
      link: link.id,
      recommendation: link.recommendation,
      actions,
      measures:
        comparison === undefined
          ? null
          : measuresOf(link, comparison).map(measure => ({
              ...measure,
              observation: {
                acted,
                moved: movedBy(measure.values?.verdict ?? null, measure.class, link.direction),
              },
            })),
    }
  })
}

function addresseesFor({ recommendation }: OutcomeLink, dossier: Dossier): number {
  const found = dossier.recommendations.find(({ id }) => id === recommendation)
  return found === undefined ? 0 : addresseesOf(found, dossier).length
}

/** @param answered The day that the later answers were all in; `null`: not known. */
function knownActions(
  about: Recommendation['id'],
  { recommendations, actions, bodies }: Dossier,
  answered: KnownWhen | null,
): readonly KnownAction[] {
  const parts = recommendations.filter(each => each.id === about || each.parent === about)
  const ours = inTime(
    standing(actions).filter(({ recommendation }) =>
      parts.some(part => part.id === recommendation),
    ),
  )
  const isAfterAnswers = ({ on }: Action) =>
    on !== null && answered !== null && isSurelyAfter(on, answered)
  return bodies.flatMap(({ id: body }) =>
    ours
      .filter(action => action.bodies.includes(body))
      .map(action => {
        const { id, state, on } = action
        return { body, action: id, state, on, isAfterAnswers: isAfterAnswers(action) }
      }),
  )
}

function measuresOf(
  { questions, indices }: OutcomeLink,
  comparison: Comparison,
): readonly Omit<OutcomeMeasure, 'observation'>[] {
  return [
    ...questions.flatMap(id => {
      const item = comparison.items.find(each =>
        [...each.second, ...each.first].some(asked => asked.id === id),
      )
      if (item === undefined) return []
      const asked = [...item.second, ...item.first].find(each => each.id === id)
      const name = asked?.wording ?? ''
      return [
        { kind: 'question', id, name, class: item.class, values: shownOf(item.values) } as const,
      ]
    }),
    ...indices.flatMap(id => {
      const index = comparison.indices.find(each => each.id === id)
      if (index === undefined) return []
      const { title: name, values } = index
      return [{ kind: 'index', id, name, class: null, values: shownOf(values) } as const]
    }),
  ]
}

function shownOf(values: ComparedValues | null): OutcomeValues | null {
  if (values === null) return null
  const { first, second, difference, verdict } = values.total
  return { unit: values.unit, margin: values.margin, first, second, difference, verdict }
}
