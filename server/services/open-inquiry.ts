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
import type { InquiryRound } from './inquiry-rounds.ts'
import { openFrame, type OpenFrameDeps } from './open-frame.ts'

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
  const { recommendations, lastDay, contact } = planned
  const title = say('inquiry.title', { audit: audit.title, year: audit.year })
  return {
    dossierId,
    auditId: audit.id,
    contact,
    survey: inquirySurvey({ id, title, recommendations, lastDay }, say),
    asked: recommendations.map(({ page, recommendation, bodies }) => ({
      page,
      recommendation,
      bodies,
    })),
    setAside: [],
  }
}

/** A round of questions that has not been opened. */
export interface InquiryDraft {
  readonly round: InquiryRound
  /** It takes the place of one that a server that died never opened, or that somebody opens at this moment. */
  readonly isLeft: boolean
}

/** The round that would ask. Nothing is stored. */
export async function draftInquiry(
  given: InquiryToOpen,
  say: Say,
  { store }: Pick<OpenFrameDeps, 'store'>,
): Promise<InquiryDraft> {
  const { dossierId, dossier, audit, planned } = given
  const rounds = await store.listRounds()
  const left = rounds.find(each => isLeft(each, given))
  const taken = new Set(rounds.map(({ id }) => id))
  const id = left?.id ?? newId(`fragor-${audit.id}`.slice(0, LONGEST_ID), taken)
  const inquiry = inquiryOf(id, { dossierId, audit, planned }, say)
  const round = {
    ...UNOPENED,
    id,
    revision: left?.revision ?? 1,
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
  } as const
  return { round, isLeft: left !== undefined }
}

function isLeft({ inquiry, opened }: Round, { dossierId, audit }: InquiryToOpen): boolean {
  return opened === null && inquiry?.dossierId === dossierId && inquiry.auditId === audit.id
}

/**
 * Opens a round of the auditors' questions: the same engine, with bodies in the frame.
 *
 * @throws Problem 'round/changedMeanwhile' when somebody else opened one at the same moment.
 */
export async function openInquiry(
  { round, isLeft: isThere }: InquiryDraft,
  bodies: PlannedInquiry['bodies'],
  { say, ...deps }: OpenFrameDeps & { readonly say: Say },
): Promise<void> {
  if (!isThere && (await deps.store.insertRound(round)) === 'exists') {
    throw new Problem('round/changedMeanwhile', { round: round.id })
  }
  const frozen = {
    frame: bodies.map(toEntry),
    sectors: [{ id: GROUP, name: say('inquiry.group') }],
    surveyDigest: digestOf(round.inquiry.survey),
  }
  await openFrame(round, frozen, deps)
}

/** What the log names questions by: the whole of what was asked of whom. SHA-256, hex. */
export function askedDigest({ id, inquiry }: InquiryRound): string {
  const { setAside: _, ...asked } = inquiry
  return digestOf({ round: id, ...asked })
}

/** Room for a number after it. */
const LONGEST_ID = 50

function toEntry({ body, email }: PlannedInquiry['bodies'][number]): FrameEntry {
  return { associationId: body.id, name: body.name, orgNumber: null, sector: GROUP, email }
}
