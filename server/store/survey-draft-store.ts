import type { SurveyDraft } from '../../surveys/editing/survey-draft.ts'

/** Drafts of survey versions, on their way to be published. */
export interface SurveyDraftStore {
  /** @returns 'exists' when the id is taken. */
  insertSurveyDraft(draft: SurveyDraft): Promise<'stored' | 'exists'>
  /** Stores it only if its revision follows the stored one. */
  saveSurveyDraft(draft: SurveyDraft): Promise<'stored' | 'stale'>
  findSurveyDraft(id: string): Promise<SurveyDraft | null>
  /** In the order of their ids by code point. */
  listSurveyDrafts(): Promise<readonly SurveyDraft[]>
  /** Removes it only as it was seen. @returns 'stale' when it has another revision, or is not there. */
  removeSurveyDraft(seen: Pick<SurveyDraft, 'id' | 'revision'>): Promise<'removed' | 'stale'>
}
