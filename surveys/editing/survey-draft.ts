import type { Instant } from '../instant.ts'
import type { Survey, SurveyKey } from '../survey.ts'

/**
 * A version of a survey that somebody is writing. It has the shape of a survey at all times, so that it can be shown
 * and compared; what else stops it from being published may stand in it until it is mended.
 */
export interface SurveyDraft {
  /** Random: the version that it will be may change. */
  readonly id: string
  /** 1, 2, 3 …: it is only changed from the revision that was seen. */
  readonly revision: number
  /** The published version that it began as; `null`: an empty one. */
  readonly basedOn: SurveyKey | null
  readonly changedAt: Instant
  readonly survey: Survey
}

/** The same draft with another content, as the revision that follows. */
export function changeDraft(draft: SurveyDraft, survey: Survey, changedAt: Instant): SurveyDraft {
  return { ...draft, survey, changedAt, revision: draft.revision + 1 }
}
