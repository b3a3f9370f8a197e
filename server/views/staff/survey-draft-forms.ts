import type { Say } from '../../../reports/documents/document.ts'
import { blocksOf } from '../../../surveys/editing/blocks.ts'
import { ELEMENT_TYPES } from '../../../surveys/editing/new-parts.ts'
import type { SurveyDraft } from '../../../surveys/editing/survey-draft.ts'
import type { Fault } from '../../../surveys/fault.ts'
import { surveyKey, type SurveyKey } from '../../../surveys/survey.ts'
import { paths, pathTo } from '../../paths.ts'
import {
  choiceField,
  errorList,
  type FieldKind,
  textField,
  titleOf,
  type Typed,
} from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { faultText } from './publish-survey-view.ts'

/** What is asked before a draft is begun. */
export const START_FIELDS = {
  id: 'enkatens-id',
  version: 'version',
  title: 'namn',
  introduction: 'inledning',
} as const
export const START_FROM = 'fran'

/** What is asked of a new question. */
export const ELEMENT_FIELDS = {
  type: 'typ',
  id: 'fragans-id',
  label: 'fraga',
  block: 'plats',
} as const

const framed = (heading: string, { visitor, typed }: Typing, say: Say) => ({
  ...workPage(titleOf(heading, typed), { visitor, current: paths.surveys }, say),
  heading,
  errors: errorList(typed),
})

interface Typing {
  readonly visitor: Visitor
  readonly typed: Typed
}

/** The next version of a published one, or the first of a new enkät. */
export function startDraftView(
  {
    from,
    begun,
    ...typing
  }: Typing & {
    /** `null`: an empty one. */
    readonly from: SurveyKey | null
    /** A draft of that version that is there already. */
    readonly begun: SurveyDraft | null
  },
  say: Say,
) {
  const names =
    from === null ? (['id', 'version', 'title', 'introduction'] as const) : (['version'] as const)
  const heading =
    from === null ? say('surveyDraft.startNew') : say('surveyDraft.startFrom', { key: from })
  return {
    ...framed(heading, typing, say),
    back: paths.surveys,
    lead: say(from === null ? 'surveyDraft.startNew.lead' : 'surveyDraft.startFrom.lead'),
    begun: begun === null ? null : begunLink(begun, say),
    action: paths.newSurveyDraft,
    hidden: [{ name: START_FROM, value: from ?? '' }],
    fields: names.map(name =>
      textField(
        {
          id: START_FIELDS[name],
          label: say(`surveyDraft.start.${name}`),
          help: say(`surveyDraft.start.${name}.help`),
          autocomplete: 'off',
        } satisfies FieldKind,
        typing.typed,
      ),
    ),
  }
}

function begunLink({ id, survey }: SurveyDraft, say: Say) {
  const text = say('surveyDraft.begun', { key: surveyKey(survey) })
  return { href: pathTo.surveyDraft(id), text }
}

/** A new question: of which type, what it is called, what it asks and where. */
export function newElementView(
  {
    draft,
    isStale,
    ...typing
  }: Typing & { readonly draft: SurveyDraft; readonly isStale: boolean },
  say: Say,
) {
  const { typed } = typing
  const { type, id, label, block } = ELEMENT_FIELDS
  const line = (name: string, key: string) =>
    textField({ id: name, label: say(key), help: say(`${key}.help`), autocomplete: 'off' }, typed)
  const choices = ELEMENT_TYPES.map(value => ({ value, text: say(`questionType.${value}`) }))
  return {
    ...framed(say('surveyDraft.newElement'), typing, say),
    back: backTo(draft, say),
    isStale,
    action: pathTo.surveyDraftElement(draft.id),
    revision: draft.revision,
    type: choiceField({ id: type, legend: say('surveyDraft.newElement.type'), choices }, typed),
    fields: [line(label, 'surveyDraft.newElement.label'), line(id, 'surveyDraft.newElement.id')],
    block: {
      id: block,
      label: say('surveyDraft.newElement.block'),
      help: null,
      error: typed.errors[block] ?? null,
      describedBy: null,
      empty: null,
      choices: blocksOf(draft.survey).map(({ id: value, page, section }) => ({
        value,
        text: say('surveyDraft.block', {
          page: page.title.sv,
          section: section?.title.sv ?? 'none',
        }),
        selected: typed.values[block] === value,
      })),
    },
  }
}

export function backTo(draft: SurveyDraft, say: Say) {
  const key = surveyKey(draft.survey)
  return { href: pathTo.surveyDraft(draft.id), text: say('surveyDraft.back', { key }) }
}

/** The whole draft as the definition that it is, to change by hand. */
export function draftJsonView(
  place: {
    readonly visitor: Visitor
    readonly draft: SurveyDraft
    readonly typed: string
    readonly error: string | null
    readonly faults: readonly Fault[]
    readonly isStale: boolean
  },
  say: Say,
) {
  const { visitor, draft, typed, error, faults, isStale } = place
  const errors = error === null ? {} : { definition: error }
  const typing = { visitor, typed: { values: {}, errors } }
  return {
    ...framed(say('surveyDraft.json'), typing, say),
    back: backTo(draft, say),
    isStale,
    faults: faults.map(found => faultText(found, say)),
    action: pathTo.surveyDraftJson(draft.id),
    revision: draft.revision,
    typed,
    error,
  }
}
