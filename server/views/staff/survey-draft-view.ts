import type { Say } from '../../../reports/documents/document.ts'
import { formatCount, formatMoment } from '../../../reports/formats/swedish.ts'
import { WHOLE_SURVEY } from '../../../surveys/editing/find-part.ts'
import type { SurveyDraft } from '../../../surveys/editing/survey-draft.ts'
import type { Fault } from '../../../surveys/fault.ts'
import { languagesOf, languageWord } from '../../../surveys/language.ts'
import { questionsOf, surveyKey } from '../../../surveys/survey.ts'
import { paths, pathTo } from '../../paths.ts'
import type { DraftStanding } from '../../services/survey-draft-service.ts'
import { errorList, NOTHING_TYPED, textField, titleOf, type Typed } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { placedFaults } from './survey-draft-faults.ts'
import { outlineView, type Told } from './survey-draft-outline.ts'

/** The field that says which revision of a draft a form was filled in for. */
export const DRAFT_REVISION = 'revision'
/** The heading of a page that is added. */
export const PAGE_TITLE = 'sidans-rubrik'

export interface SurveyDraftPlace {
  readonly visitor: Visitor
  readonly standing: DraftStanding
  /** What was done just now to the whole, in words. */
  readonly done: string | null
  readonly told: Told | null
  /** Somebody else had changed it: what was asked for is not done. */
  readonly isStale: boolean
  /** The heading of a new page, with what is wrong with it. */
  readonly typed?: Typed
}

/** A draft of a version: its parts in order, what is wrong with it, and what can be done with it. */
export function surveyDraftView(place: SurveyDraftPlace, say: Say) {
  const { visitor, standing, done, told, isStale, typed = NOTHING_TYPED } = place
  const { draft, examination } = standing
  const key = surveyKey(draft.survey)
  const heading = say('surveyDraft.heading', { key })
  return {
    ...workPage(titleOf(heading, typed), { visitor, current: paths.surveys }, say),
    heading,
    back: paths.surveys,
    errors: errorList(typed),
    done,
    isStale,
    facts: factsOf(draft, say),
    notices: noticesOf(standing, say),
    faults: faultList(draft, examination.faults, say),
    warnings: faultList(draft, examination.warnings, say),
    ...linksOf(standing, say),
    action: pathTo.surveyDraft(draft.id),
    revision: draft.revision,
    pages: outlineView(draft, told, say),
    addPage: pathTo.surveyDraftPage(draft.id),
    pageTitle: textField({ id: PAGE_TITLE, label: say('surveyDraft.pageTitle') }, typed),
  }
}

function factsOf({ survey, basedOn }: SurveyDraft, say: Say): string {
  return say('surveyDraft.facts', {
    title: survey.title.sv,
    pages: survey.pages.length,
    questions: questionsOf(survey).length,
    base: basedOn ?? 'none',
    languages: languagesOf(survey)
      .map(each => say('language.name', { language: languageWord(each) }))
      .join(', '),
  })
}

/** So many are shown at once: a new language has every text missing. */
const FIRST_FAULTS = 10

/** `null`: there are none. */
function faultList(draft: SurveyDraft, faults: readonly Fault[], say: Say) {
  if (faults.length === 0) return null
  const all = placedFaults(draft, faults, say)
  const rest = all.slice(FIRST_FAULTS)
  return {
    first: all.slice(0, FIRST_FAULTS),
    rest,
    more: say('surveyDraft.moreFaults', { count: rest.length }),
  }
}

/** What has been published since the draft was begun. */
function noticesOf({ draft, newer, isPublished }: DraftStanding, say: Say) {
  const { basedOn, survey } = draft
  const key = surveyKey(survey)
  return [
    ...(isPublished
      ? [
          {
            text: say('surveyDraft.isPublished', { key }),
            href: pathTo.surveyDraftDiff(draft.id, key),
            link: say('surveyDraft.diff', { key }),
          },
        ]
      : []),
    ...(newer === null
      ? []
      : [
          {
            text: say('surveyDraft.superseded', { newer, base: basedOn ?? '' }),
            href: pathTo.surveyDraftDiff(draft.id, newer),
            link: say('surveyDraft.diff', { key: newer }),
          },
        ]),
  ]
}

function linksOf({ draft: { id }, base }: DraftStanding, say: Say) {
  return {
    whole: pathTo.surveyDraftPart(id, WHOLE_SURVEY),
    preview: pathTo.surveyDraftPreview(id),
    diff:
      base === null
        ? null
        : { href: pathTo.surveyDraftDiff(id), text: say('surveyDraft.diff', { key: base.key }) },
    json: pathTo.surveyDraftJson(id),
    addElement: pathTo.surveyDraftElement(id),
    publishing: pathTo.surveyDraftPublishing(id),
    removal: pathTo.surveyDraftRemoval(id),
  }
}

/** A draft in the list of all enkäter. */
export function draftLink({ id, survey, basedOn, changedAt }: SurveyDraft) {
  return {
    href: pathTo.surveyDraft(id),
    key: surveyKey(survey),
    title: survey.title.sv,
    questions: formatCount(questionsOf(survey).length),
    base: basedOn ?? '–',
    changed: formatMoment(changedAt),
  }
}
