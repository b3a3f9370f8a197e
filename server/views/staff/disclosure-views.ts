import type { Fact, Say } from '../../../reports/documents/document.ts'
import { textIn } from '../../../surveys/language.ts'
import type { FreeTextAnswer } from '../../../surveys/mask-answers.ts'
import { promiseOf } from '../../../surveys/promise.ts'
import type { Round } from '../../../surveys/round.ts'
import { paths, pathTo } from '../../paths.ts'
import type { AnswerCopy } from '../../services/answer-copy-service.ts'
import { answerListView } from '../answer-list-view.ts'
import { choiceField, errorList, textField, titleOf, type Typed } from '../form-field.ts'
import { copyFacts } from '../protocol/answer-copy.ts'
import { type Visitor, workPage } from '../work-page.ts'
import type { Confirmation } from './confirm-view.ts'
import { stepOn } from './round-step-views.ts'

/** Which answer is asked for, in which matter and why; and what is masked in it. */
export const DISCLOSURE_FIELDS = {
  association: 'forening',
  code: 'kod',
  registryNumber: 'diarienummer',
  reason: 'skal',
  words: 'ord',
} as const

/** What is decided of one free text. */
export const GIVE = 'lamna-ut'
const MASK = 'maska'

/** The field in which a free text is decided about. */
export const fieldOfText = (questionId: string): string => `text-${questionId}`

/** Which answer is asked for: before it is shown, so that the log has the matter first. */
export function disclosureStep(round: Round, typed: Typed, say: Say): Confirmation {
  const { promise, threshold } = round
  const { namesAssociation } = promiseOf(promise)
  const field = (name: Exclude<keyof typeof DISCLOSURE_FIELDS, 'words'>) =>
    textField(
      {
        id: DISCLOSURE_FIELDS[name],
        label: say(`disclose.field.${name}.label`),
        help: say(`disclose.field.${name}.help`),
        autocomplete: 'off',
      },
      typed,
    )
  return {
    ...stepOn(round, say),
    heading: say('disclose.heading'),
    lead: say('disclose.lead'),
    points: [
      say('disclose.point.promise', { promise: say(`promise.${promise}`, { threshold }) }),
      ...(namesAssociation ? [] : [say('disclose.point.code')]),
      say('disclose.point.read'),
      say('disclose.point.free'),
    ],
    fields: [
      ...(namesAssociation ? [field('association')] : []),
      field('code'),
      field('registryNumber'),
      field('reason'),
    ],
    action: pathTo.disclosure(round.id),
    button: say('disclose.button'),
  }
}

/** An answer that somebody is to decide about. */
export interface DisclosurePlace {
  readonly visitor: Visitor
  /** As it would be handed out now. */
  readonly copy: AnswerCopy
  readonly typed: Typed
}

/** The answer with its free texts, what is to be masked in them, and what the copy then looks like. */
export function disclosureView({ visitor, copy, typed }: DisclosurePlace, say: Say) {
  const { round, survey, answers, masked, freeTexts } = copy
  const heading = say('disclose.deciding')
  const { values } = typed
  const isDecided = freeTexts.every(
    ({ question }) => (values[fieldOfText(question.id)] ?? '') !== '',
  )
  return {
    ...workPage(titleOf(heading, typed), { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    back: { href: pathTo.disclosure(round.id), text: say('disclose.another') },
    heading,
    errors: errorList(typed),
    facts: factsOf(copy, values, say),
    action: pathTo.disclosure(round.id),
    fileAction: pathTo.disclosureFile(round.id),
    hidden: keptFields(values),
    noFreeText: freeTexts.length === 0 ? say('disclose.noFreeText') : null,
    texts: freeTexts.map(free => textDecision(free, typed, say)),
    words: freeTexts.length === 0 ? null : wordsField(typed, say),
    until: isDecided ? null : say('disclose.until'),
    told: say('copy.masked', { count: masked }),
    themes: answerListView(survey, answers, { wording: { say, language: 'sv' }, hrefOf: null }),
  }
}

function factsOf(copy: AnswerCopy, values: Typed['values'], say: Say): readonly Fact[] {
  const { registryNumber, reason } = DISCLOSURE_FIELDS
  const decision = { registryNumber: values[registryNumber] ?? '', reason: values[reason] ?? '' }
  return copyFacts(copy, decision, say)
}

/** What was said on the page before: sent along in the form's body, never in an address. */
function keptFields(values: Typed['values']) {
  const { association, code, registryNumber, reason } = DISCLOSURE_FIELDS
  return [association, code, registryNumber, reason]
    .map(name => ({ name, value: values[name] ?? '' }))
    .filter(({ value }) => value !== '')
}

function textDecision({ question, text }: FreeTextAnswer, typed: Typed, say: Say) {
  return {
    label: textIn(question.label, 'sv'),
    text,
    choice: choiceField(
      {
        id: fieldOfText(question.id),
        legend: say('disclose.text'),
        choices: [
          { value: GIVE, text: say('disclose.give') },
          { value: MASK, text: say('disclose.mask') },
        ],
      },
      typed,
    ),
  }
}

function wordsField(typed: Typed, say: Say) {
  const kind = {
    id: DISCLOSURE_FIELDS.words,
    label: say('disclose.words.label'),
    help: say('disclose.words.help'),
  }
  return { ...textField(kind, typed), rows: 4 }
}
