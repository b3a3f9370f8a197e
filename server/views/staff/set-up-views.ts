import type { Say } from '../../../reports/documents/document.ts'
import type { Outlook } from '../../../reports/results/outlook.ts'
import { paths, pathTo } from '../../paths.ts'
import type { RoundField, WrittenFaults } from '../../../surveys/written-round.ts'
import { errorList, textField, titleOf } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { forecastView } from './forecast-view.ts'
import { CHOICES } from './set-up-choices.ts'
import {
  carried,
  type DraftSeen,
  FIELD_NAMES,
  FROM_REVIEW,
  lineKind,
  SET_UP_STEPS,
  type SetUpStep,
  typedRound,
} from './set-up-fields.ts'
import { type NotedPlace, notesOf, suggestedDays, suggestionOf } from './set-up-notes.ts'
import { reviewFacts } from './set-up-review.ts'

/** What a step of the set-up is made from. */
export interface SetUpPlace extends NotedPlace {
  readonly visitor: Visitor
  readonly faults: WrittenFaults
  /** `null`: a new round. */
  readonly draft: DraftSeen | null
  readonly isFromReview: boolean
  /** What the round can come to show; where the step tells of that. */
  readonly outlook: Outlook | null
}

/** One step of the set-up of a round: one thing to decide, and what it means. */
export function setUpView(place: SetUpPlace, say: Say) {
  const { visitor, step, written, faults, draft, isFromReview, outlook } = place
  const typed = typedRound(written, faults, say)
  const heading = say(`setUp.${step}.heading`)
  const steps = Object.keys(SET_UP_STEPS)
  return {
    ...workPage(titleOf(heading, typed), { visitor, current: paths.rounds }, say),
    leave: draft === null ? paths.rounds : pathTo.round(draft.id),
    heading,
    place: say('setUp.place', { number: steps.indexOf(step) + 1, count: steps.length }),
    errors: errorList(typed).map(error => linkedError(error, place)),
    lead: say(`setUp.${step}.lead`),
    notes: notesOf(place, say),
    days: suggestedDays(place, say),
    action: pathTo.setUp(step),
    hidden: hiddenFields(place),
    ...fieldsOf(place, say),
    facts: step === 'granska' ? reviewFacts({ written, draft }, say) : [],
    button: say(buttonOf(step, draft, isFromReview)),
    again: step === 'grans' ? say('setUp.again') : null,
    suggestion: step === 'dagar' && suggestionOf(place) !== null ? say('setUp.suggest') : null,
    hasBack: step !== 'enkat' && !isFromReview,
    forecast: outlook === null ? null : forecastView(outlook, say),
  }
}

/** What a step asks. The id is what everything of a round is kept under: a draft keeps its own. */
function askedIn({ step, draft }: Pick<SetUpPlace, 'step' | 'draft'>): readonly RoundField[] {
  const fields: readonly RoundField[] = step === 'granska' ? [] : SET_UP_STEPS[step]
  return fields.filter(field => draft === null || field !== 'id')
}

function fieldsOf(place: SetUpPlace, say: Say) {
  const typed = typedRound(place.written, place.faults, say)
  const asked = askedIn(place)
  return {
    fields: asked
      .filter(field => CHOICES[field] === undefined)
      .map(field => textField(lineKind(field, say), typed)),
    choices: asked.flatMap(field => CHOICES[field]?.(place.surveys, typed, say) ?? []),
  }
}

function buttonOf(step: SetUpStep, draft: DraftSeen | null, isFromReview: boolean): string {
  if (step !== 'granska') return isFromReview ? 'setUp.toReview' : 'setUp.next'
  return draft === null ? 'setUp.create' : 'setUp.save'
}

/** In the last step each error leads to the step that asks. */
function linkedError(
  error: { readonly href: string; readonly text: string },
  { step, written, draft }: SetUpPlace,
) {
  if (step !== 'granska') return error
  const name = error.href.slice(1)
  const asking = Object.entries(SET_UP_STEPS).find(([, fields]) =>
    fields.some(field => FIELD_NAMES[field] === name),
  )
  const query = { ...carried(written, draft), [FROM_REVIEW]: 'granska' }
  return { ...error, href: `${pathTo.setUp(asking?.[0] ?? step, query)}${error.href}` }
}

/** Everything that is written but not asked here, so that nothing is lost on the way. */
function hiddenFields(
  place: SetUpPlace,
): readonly { readonly name: string; readonly value: string }[] {
  const { written, draft, isFromReview } = place
  const shown = askedIn(place).map(field => FIELD_NAMES[field])
  const from = isFromReview ? { [FROM_REVIEW]: 'granska' } : {}
  return Object.entries({ ...carried(written, draft), ...from })
    .filter(([name, value]) => value !== '' && !shown.includes(name))
    .map(([name, value]) => ({ name, value }))
}
