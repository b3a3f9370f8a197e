import type { Say } from '../../../reports/documents/document.ts'
import { findingText } from '../../../reports/documents/printed-words.ts'
import { questionName } from '../../../reports/documents/printed-tables.ts'
import type { ToldFinding } from '../../../reports/printed/findings.ts'
import type { PrintedQuestion, PrintedResult } from '../../../reports/printed/printed-result.ts'
import type { ResultSet } from '../../../reports/results/result-set.ts'
import { COMPARABILITY_CLASSES } from '../../../surveys/crosswalk.ts'
import { paths, pathTo } from '../../paths.ts'
import { type ChoiceField, choiceField, type Typed } from '../form-field.ts'
import type { Confirmation } from '../staff/confirm-view.ts'
import {
  PAIR_FIELDS,
  PRINTED_REVISION,
  QUESTION_FIELDS,
  SOURCE_FIELDS,
  SYNTHETIC_FIELD,
  textFields,
} from './printed-fields.ts'

/** A form as it is shown: with what was typed, and whether somebody else was first. */
export interface FormState {
  readonly typed: Typed
  readonly isStale: boolean
}

/** What a form is besides what all have. */
type Own = Pick<Confirmation, 'heading' | 'lead' | 'fields' | 'action' | 'button'> &
  Partial<Confirmation>

function form(
  printed: PrintedResult | null,
  { isStale }: Pick<FormState, 'isStale'>,
  say: Say,
): (own: Own) => Confirmation {
  return own => ({
    groups: [],
    isDangerous: false,
    current: paths.printedResults,
    synthetic: printed?.synthetic ?? false,
    hidden: printed === null ? [] : [{ name: PRINTED_REVISION, value: String(printed.revision) }],
    back:
      printed === null
        ? { href: paths.printedResults, text: say('printed.backToAll') }
        : { href: pathTo.printed(printed.id), text: printed.source.document },
    ...own,
    points: [...(isStale ? [say('printed.stale')] : []), ...(own.points ?? [])],
  })
}

/** @param printed `null`: a new one. */
export function sourceForm(
  printed: PrintedResult | null,
  state: FormState,
  say: Say,
): Confirmation {
  const { typed } = state
  const isMadeUp = choiceField(
    {
      id: SYNTHETIC_FIELD,
      legend: say('printed.isMadeUp'),
      choices: (['nej', 'ja'] as const).map(value => ({
        value,
        text: say(`printed.isMadeUp.${value}`),
      })),
    },
    typed,
  )
  return form(
    printed,
    state,
    say,
  )({
    heading: say(printed === null ? 'printed.new' : 'printed.changeSource'),
    lead: say('printed.sourceLead'),
    fields: textFields(SOURCE_FIELDS, typed, say),
    choices: printed === null ? [isMadeUp] : [],
    action: printed === null ? paths.newPrinted : pathTo.printedSource(printed.id),
    button: say(printed === null ? 'printed.add' : 'printed.save'),
  })
}

/** @param was The number of the question that is changed; `null`: a new one. */
export function questionForm(
  { printed, was }: { readonly printed: PrintedResult; readonly was: string | null },
  state: FormState,
  say: Say,
): Confirmation {
  return form(
    printed,
    state,
    say,
  )({
    heading:
      was === null ? say('printed.newQuestion') : say('printed.changeQuestion', { number: was }),
    lead: say('printed.questionLead'),
    fields: textFields(QUESTION_FIELDS, state.typed, say),
    action:
      was === null
        ? pathTo.newPrintedQuestion(printed.id)
        : pathTo.printedQuestion(printed.id, was),
    button: say(was === null ? 'printed.addQuestion' : 'printed.save'),
  })
}

export function removalForm(
  { printed, question }: { readonly printed: PrintedResult; readonly question: PrintedQuestion },
  state: FormState,
  say: Say,
): Confirmation {
  const { number } = question
  return form(
    printed,
    state,
    say,
  )({
    heading: say('printed.removeQuestion', { number }),
    lead: questionName(question),
    points: [say('printed.removalMeans')],
    fields: [],
    action: pathTo.printedQuestionRemoval(printed.id, number),
    button: say('printed.remove'),
    isDangerous: true,
  })
}

/** A figure that cannot be: why it stands. */
export function findingForm(
  { printed, finding }: { readonly printed: PrintedResult; readonly finding: ToldFinding },
  state: FormState,
  say: Say,
): Confirmation {
  return form(
    printed,
    state,
    say,
  )({
    heading: say('printed.decide'),
    lead: findingText(finding, say),
    points: [say('printed.checkFirst'), say('printed.decideMeans')],
    fields: textFields({ reason: PAIR_FIELDS.reason }, state.typed, say),
    action: pathTo.printedFinding(printed.id, finding.id),
    button: say('printed.letStand'),
  })
}

export interface PairPlace {
  readonly printed: PrintedResult
  readonly question: PrintedQuestion
  readonly result: ResultSet
}

/** Which question of a round a printed one is held against. Nothing is proposed: people read and choose. */
export function pairForm(
  { printed, question, result }: PairPlace,
  state: FormState,
  say: Say,
): Confirmation {
  const { round } = result
  const { min, max } = question.scale
  return form(
    printed,
    state,
    say,
  )({
    heading: say('printed.pairHeading', { number: question.number, year: String(round.year) }),
    lead: say('printed.pairLead', { wording: question.wording, min, max }),
    fields: textFields({ reason: PAIR_FIELDS.reason }, state.typed, say),
    choices: pairChoices(result, state, say),
    action: pathTo.printedPair(printed.id, round.id, question.number),
    button: say('printed.save'),
    synthetic: printed.synthetic || result.synthetic,
  })
}

function pairChoices(
  { round, items }: ResultSet,
  { typed }: FormState,
  say: Say,
): readonly ChoiceField[] {
  const item = choiceField(
    {
      id: PAIR_FIELDS.item,
      legend: say('printed.whichItem', { year: String(round.year) }),
      choices: [
        { value: '', text: say('printed.noItem') },
        ...items.map(({ id, wording, scale: { min, max } }) => ({
          value: id,
          text: say('printed.itemChoice', { wording, min, max }),
        })),
      ],
    },
    typed,
  )
  const comparable = choiceField(
    {
      id: PAIR_FIELDS.class,
      legend: say('printed.howComparable'),
      choices: COMPARABILITY_CLASSES.map(value => ({
        value,
        text: say('printed.classChoice', { class: value, meaning: say(`printedClass.${value}`) }),
      })),
    },
    typed,
  )
  return [item, comparable]
}
