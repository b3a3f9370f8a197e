import { filled, withQuery } from './fill-path.ts'

/** Drafts of enkäter. */
export const surveyDraftPaths = {
  newSurveyDraft: '/enkatutkast/nytt',
  surveyDraft: '/enkatutkast/:draftId',
  surveyDraftPart: '/enkatutkast/:draftId/texter/:partId',
  surveyDraftElement: '/enkatutkast/:draftId/ny-fraga',
  surveyDraftPage: '/enkatutkast/:draftId/ny-sida',
  surveyDraftJson: '/enkatutkast/:draftId/json',
  surveyDraftPreview: '/enkatutkast/:draftId/forhandsvisning',
  surveyDraftDiff: '/enkatutkast/:draftId/skillnad',
  surveyDraftPublishing: '/enkatutkast/:draftId/publicera',
  surveyDraftRemoval: '/enkatutkast/:draftId/kasta',
} as const

/** Links to them. */
export const pathToSurveyDraft = {
  /** @param from The version that it begins as; empty: none. */
  newSurveyDraft: (from: string) => withQuery(surveyDraftPaths.newSurveyDraft, { fran: from }),
  surveyDraft: (draftId: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(surveyDraftPaths.surveyDraft, { draftId }), query),
  /** @param partId The id of a page, a section or an element; that of the survey: its own texts. */
  surveyDraftPart: (draftId: string, partId: string) =>
    filled(surveyDraftPaths.surveyDraftPart, { draftId, partId }),
  surveyDraftElement: (draftId: string) => filled(surveyDraftPaths.surveyDraftElement, { draftId }),
  surveyDraftPage: (draftId: string) => filled(surveyDraftPaths.surveyDraftPage, { draftId }),
  surveyDraftJson: (draftId: string) => filled(surveyDraftPaths.surveyDraftJson, { draftId }),
  surveyDraftPreview: (draftId: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(surveyDraftPaths.surveyDraftPreview, { draftId }), query),
  /** @param other The key of a published version; empty: what it began as. */
  surveyDraftDiff: (draftId: string, other = '') =>
    withQuery(filled(surveyDraftPaths.surveyDraftDiff, { draftId }), { mot: other }),
  surveyDraftPublishing: (draftId: string) =>
    filled(surveyDraftPaths.surveyDraftPublishing, { draftId }),
  surveyDraftRemoval: (draftId: string) => filled(surveyDraftPaths.surveyDraftRemoval, { draftId }),
}
