import type { Say } from '../../../reports/documents/document.ts'
import { surveyKey } from '../../../surveys/survey.ts'
import { paths, pathTo } from '../../paths.ts'
import type { DraftStanding } from '../../services/survey-draft-service.ts'
import type { Confirmation } from './confirm-view.ts'
import { backTo } from './survey-draft-forms.ts'
import { DRAFT_REVISION } from './survey-draft-view.ts'

const stepFor = ({ draft }: DraftStanding, say: Say) =>
  ({
    fields: [],
    groups: [],
    hidden: [{ name: DRAFT_REVISION, value: String(draft.revision) }],
    back: backTo(draft, say),
    synthetic: false,
    current: paths.surveys,
  }) as const

/** What has happened since the step was asked about. */
const STALE = 'surveyDraft.stepStale'

/** Publishing a draft for ever, as long as nothing is wrong with it. */
export function publishDraftStep(
  standing: DraftStanding,
  isStale: boolean,
  say: Say,
): Confirmation {
  const { draft, examination, isPublished } = standing
  const key = surveyKey(draft.survey)
  const count = examination.faults.length
  const canBe = count === 0 && !isPublished
  const hindrances = [
    ...(count === 0 ? [] : [say('surveyDraft.publish.faulty', { count })]),
    ...(isPublished ? [say('surveyDraft.isPublished', { key })] : []),
  ]
  const told = [
    say('surveyDraft.publish.forEver'),
    say('surveyDraft.publish.seen'),
    say('surveyDraft.publish.warnings', { count: examination.warnings.length }),
  ]
  return {
    ...stepFor(standing, say),
    heading: say('surveyDraft.publish', { key }),
    lead: say(canBe ? 'surveyDraft.publish.lead' : 'surveyDraft.publish.notYet', { key }),
    points: [...(isStale ? [say(STALE)] : []), ...(canBe ? told : hindrances)],
    action: pathTo.surveyDraftPublishing(draft.id),
    button: canBe ? say('surveyDraft.publish.button', { key }) : null,
    isDangerous: false,
  }
}

/** Throwing a draft away. */
export function removeDraftStep(standing: DraftStanding, isStale: boolean, say: Say): Confirmation {
  const { draft, base } = standing
  const key = surveyKey(draft.survey)
  return {
    ...stepFor(standing, say),
    heading: say('surveyDraft.throwAway', { key }),
    lead: say('surveyDraft.throwAway.lead'),
    points: [
      ...(isStale ? [say(STALE)] : []),
      ...(base === null ? [] : [say('surveyDraft.throwAway.base', { key: base.key })]),
    ],
    action: pathTo.surveyDraftRemoval(draft.id),
    button: say('surveyDraft.throwAway.button'),
    isDangerous: true,
  }
}
