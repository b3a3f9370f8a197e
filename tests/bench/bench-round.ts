import { createHash } from 'node:crypto'

import { digestOf } from '../../reports/results/canonical.ts'
import { createLinkKey } from '../../server/keys/link-key.ts'
import { createRandomPool } from '../../server/keys/random-pool.ts'
import { createServerSecret } from '../../server/keys/server-secret.ts'
import { readBundled } from '../../server/files/bundled.ts'
import { toResponse } from '../../server/services/submit-answer.ts'
import { readResponse } from '../../surveys/answering/read-response.ts'
import type { Sector } from '../../surveys/association.ts'
import { type Invitation, NEW_INVITATION } from '../../surveys/invitation.ts'
import type { SubmittedResponse } from '../../surveys/response.ts'
import { shownQuestions } from '../../surveys/logic/visibility.ts'
import type { FrameEntry, Round } from '../../surveys/round.ts'
import { scaleQuestionsOf, surveyKey, type Survey } from '../../surveys/survey.ts'

/**
 * A round of the real questionnaire, and all that belongs to its association number so and so. Everything
 * follows from the number, so that the program that fills a store, the one that serves it and the one
 * that sends answers to it agree without telling one another.
 */
export const BENCH_SECRET = Buffer.alloc(32, 7)
export const BENCH_ROUND = 'matning-2022'
/** The round before it, of the same associations, for what compares. */
export const EARLIER_ROUND = 'matning-2019'
export const BENCH_SECTORS: readonly Sector[] = Array.from({ length: 9 }, (_, index) => ({
  id: `sektor-${index + 1}`,
  name: `Sektor ${index + 1}`,
}))
const LINK_KEY = Buffer.alloc(32, 9)
const WHEN = '2022-10-01T00:00:00.000Z'

const secret = createServerSecret(BENCH_SECRET)
const linkKey = createLinkKey(LINK_KEY)
const randomBytes = createRandomPool()

export const benchSurvey = readBundled('samverkan/2022') as Survey
export const wrappedLinkKey = secret.wrap(LINK_KEY, BENCH_ROUND, Buffer.alloc(12, 1))

export const benchRound: Round = {
  id: BENCH_ROUND,
  revision: 2,
  state: 'open',
  survey: surveyKey(benchSurvey),
  year: 2022,
  promise: 'grouped',
  threshold: 5,
  collectedBy: 'Mätningen',
  registryNumber: null,
  opensAt: null,
  closesAt: '2099-10-10T21:59:59.000Z',
  graceMinutes: 30,
  synthetic: true,
  opened: { at: WHEN, surveyDigest: digestOf(benchSurvey), sectors: BENCH_SECTORS },
  closedAt: null,
  notes: [],
  clearedIn: null,
  openLink: null,
}

/** The same where everyone is told whose answer is whose: only then does each answer leave as a row. */
export const namedRound: Round = { ...benchRound, promise: 'named' }
export const earlierRound: Round = { ...benchRound, id: EARLIER_ROUND, year: 2019 }
export const wrappedEarlierKey = secret.wrap(LINK_KEY, EARLIER_ROUND, Buffer.alloc(12, 2))

export function frameEntry(index: number): FrameEntry {
  return {
    associationId: `F${String(index).padStart(7, '0')}`,
    name: `Förening ${index}`,
    orgNumber: null,
    sector: BENCH_SECTORS[index % BENCH_SECTORS.length]!.id,
    email: null,
  }
}

/** As random as a real one, and the same each time. */
function invitationId(index: number): string {
  const digest = createHash('sha256').update(`invitation ${index}`).digest()
  return digest.subarray(0, 16).toString('base64url')
}

/** The same association's in the earlier round, which it has answered. */
export function earlierInvitation(index: number): Invitation {
  const digest = createHash('sha256').update(`earlier invitation ${index}`).digest()
  const id = digest.subarray(0, 16).toString('base64url')
  const lookup = secret.lookup(linkKey.token(id))
  return { ...benchInvitation(index, true), id, roundId: EARLIER_ROUND, lookup }
}

/** Where association number so and so finds its form. */
export function benchToken(index: number): string {
  return linkKey.token(invitationId(index))
}

export function benchInvitation(index: number, isAnswered: boolean): Invitation {
  const { associationId, sector } = frameEntry(index)
  return {
    ...NEW_INVITATION,
    id: invitationId(index),
    roundId: BENCH_ROUND,
    associationId,
    sector,
    lookup: secret.lookup(benchToken(index)),
    answeredAt: isAnswered ? WHEN : null,
  }
}

export function benchResponseKey(index: number): string {
  return linkKey.responseKey(frameEntry(index).associationId)
}

/** Which part of the municipality everyone has met, and so is asked about. */
const MET = { 'samverkan.delar': ['kultur-fritid'] }
const shown = shownQuestions(benchSurvey, MET)

/** The answers of one association, as a form sends them. */
function benchAnswers(index: number): Readonly<Record<string, string>> {
  const asked = scaleQuestionsOf(benchSurvey).filter(({ id }) => shown.has(id))
  const grades = asked.map(({ id }, item) => {
    const turn = (index * 7 + item * 3) % 11
    return [id, turn < 10 ? String(1 + (turn % 5)) : 'VE']
  })
  return Object.fromEntries([
    ['samverkan.delar', 'kultur-fritid'],
    ...grades,
    ['samverkan.battre', 'Återkoppla på ansökningar.'],
  ])
}

/** The whole body of a submit. */
export function submitBody(index: number): string {
  return new URLSearchParams({
    omgang: BENCH_ROUND,
    revision: '0',
    inskick: submissionId(index),
    ...benchAnswers(index),
  }).toString()
}

function submissionId(index: number): string {
  return String(index).padStart(22, 'i')
}

/** What the product stores of that submit. */
export function benchResponse(index: number): SubmittedResponse {
  const entered = Object.entries(benchAnswers(index)).map(([id, text]) => [id, [text]] as const)
  const { answers } = readResponse(benchSurvey, new Map(entered))
  const answering = {
    round: benchRound,
    association: frameEntry(index),
    linkKey,
    responseKey: benchResponseKey(index),
    walkIn: null,
  }
  const submission = {
    answers,
    submissionId: submissionId(index),
    revision: 0,
    mode: 'web',
  } as const
  return toResponse(answering, submission, { secret, randomBytes })
}

/** The same in a round that names. */
export function namedResponse(index: number): SubmittedResponse {
  const response = benchResponse(index)
  const association = frameEntry(index).associationId
  return { ...response, content: { ...response.content, pseudonym: null, association } }
}

/** What the same association answered in the earlier round: as another does in the later. */
export function earlierResponse(index: number): SubmittedResponse {
  const other = benchResponse(index + 5)
  const { key, sector, content } = benchResponse(index)
  const { pseudonym } = content
  return { ...other, roundId: EARLIER_ROUND, key, sector, content: { ...other.content, pseudonym } }
}
