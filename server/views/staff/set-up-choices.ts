import type { Say } from '../../../reports/documents/document.ts'
import { PROMISE_IDS } from '../../../surveys/promise.ts'
import { isThreshold, LOWEST_THRESHOLD } from '../../../surveys/round.ts'
import { type PublishedSurvey, questionsOf } from '../../../surveys/survey.ts'
import type { RoundField } from '../../../surveys/written-round.ts'
import { type ChoiceField, choiceField, type Typed } from '../form-field.ts'
import { FIELD_NAMES } from './set-up-fields.ts'

/** What is chosen among several, by the field that it is. */
export type ChoicesOf = (surveys: readonly PublishedSurvey[], typed: Typed, say: Say) => ChoiceField

function noOrYes(field: 'isPilot' | 'invitesNobody'): ChoicesOf {
  return (_surveys, typed, say) => {
    const choices = ['nej', 'ja'].map(value => ({
      value,
      text: say(`setUp.${field}.${value}`),
      help: say(`setUp.${field}.${value}.help`),
    }))
    return choiceField({ id: FIELD_NAMES[field], legend: say(`setUp.${field}`), choices }, typed)
  }
}

/** The fields of the set-up in which one of several is chosen. */
export const CHOICES: Readonly<Partial<Record<RoundField, ChoicesOf>>> = {
  survey: (surveys, typed, say) => {
    const choices = surveys.map(({ key, survey }) => ({
      value: key,
      text: say('round.survey', { title: survey.title.sv, key }),
      help: say('setUp.surveyFacts', { questions: questionsOf(survey).length }),
    }))
    return choiceField({ id: FIELD_NAMES.survey, legend: say('setUp.survey'), choices }, typed)
  },
  isPilot: noOrYes('isPilot'),
  invitesNobody: noOrYes('invitesNobody'),
  promise: (_surveys, typed, say) => {
    const wanted = Number(typed.values[FIELD_NAMES.threshold])
    const threshold = isThreshold(wanted) ? wanted : LOWEST_THRESHOLD
    const choices = PROMISE_IDS.map(id => ({
      value: id,
      text: say(`setUp.promise.${id}`),
      help: say(`promise.${id}.told`, { threshold }),
    }))
    return choiceField({ id: FIELD_NAMES.promise, legend: say('setUp.promise'), choices }, typed)
  },
}
