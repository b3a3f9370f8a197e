import type { Audit, Dossier } from '../../reports/follow-up/dossier-schema.ts'
import { inquirySurvey } from '../../reports/follow-up/inquiry-survey.ts'
import { newId } from '../../reports/follow-up/new-id.ts'
import type { PlannedInquiry } from '../../reports/follow-up/plan-inquiry.ts'
import { digestOf } from '../../reports/results/canonical.ts'
import type { Say } from '../../reports/documents/document.ts'
import type { Inquiry } from '../../surveys/inquiry.ts'
import { type FrameEntry, LOWEST_THRESHOLD, type Round } from '../../surveys/round.ts'
import { endOfDay } from '../../surveys/stockholm-time.ts'
import { surveyKey } from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import { UNOPENED } from './draft-round.ts'
import { openFrame, type OpenedFrame, type OpenFrameDeps } from './open-frame.ts'

/** What is asked of whom, about which audit. */
export interface InquiryToOpen {
  readonly dossierId: string
  readonly dossier: Dossier
  readonly audit: Audit
  readonly planned: PlannedInquiry
}

/** Those who are asked stand in one group: bodies have no sector. */
const GROUP = 'organ'

/** The questions as each body will read them. @param id Of the round. */
export function inquiryOf(
  id: string,
  { dossierId, audit, planned }: Omit<InquiryToOpen, 'dossier'>,
  say: Say,
): Inquiry {
  const { recommendations, lastDay } = planned
  const title = say('inquiry.title', { audit: audit.title, year: audit.year })
  return {
    dossierId,
    auditId: audit.id,
    survey: inquirySurvey({ id, title, recommendations, lastDay }, say),
    asked: recommendations.map(({ page, recommendation, bodies }) => ({
      page,
      recommendation,
      bodies,
    })),
    setAside: [],
  }
}

/**
 * Opens a round of the auditors' questions: the same engine, with bodies in the frame.
 *
 * @throws Problem 'audit/changedMeanwhile' when somebody else opened one at the same moment.
 */
export async function openInquiry(
  given: InquiryToOpen,
  say: Say,
  deps: OpenFrameDeps,
): Promise<OpenedFrame> {
  const { dossier, audit, planned } = given
  const taken = new Set((await deps.store.listRounds()).map(({ id }) => id))
  const id = newId(`fragor-${audit.id}`.slice(0, LONGEST_ID), taken)
  const inquiry = inquiryOf(id, given, say)
  const round: Round = {
    ...UNOPENED,
    id,
    revision: 1,
    survey: surveyKey(inquiry.survey),
    year: Number(planned.lastDay.slice(0, 4)),
    promise: 'named',
    threshold: LOWEST_THRESHOLD,
    collectedBy: audit.conductedBy,
    registryNumber: null,
    opensAt: null,
    closesAt: endOfDay(planned.lastDay) ?? planned.lastDay,
    synthetic: dossier.synthetic,
    inquiry,
  }
  if ((await deps.store.insertRound(round)) === 'exists') {
    throw new Problem('audit/changedMeanwhile', { dossier: given.dossierId })
  }
  return openFrame(
    round,
    {
      frame: planned.bodies.map(toEntry),
      sectors: [{ id: GROUP, name: say('inquiry.group') }],
      surveyDigest: digestOf(inquiry.survey),
    },
    deps,
  )
}

/** Room for a number after it. */
const LONGEST_ID = 50

function toEntry({ body, email }: PlannedInquiry['bodies'][number]): FrameEntry {
  return { associationId: body.id, name: body.name, orgNumber: null, sector: GROUP, email }
}
