import { canonical, digestOf, sha256 } from '../../reports/results/canonical.ts'
import { resultAgain } from '../../reports/results/result-again.ts'
import { commitmentTo, responseLeaf } from '../../reports/results/seal.ts'
import {
  type Program,
  RESULT_FORMAT,
  type ResultSet,
  type SealedPart,
} from '../../reports/results/result-set.ts'
import { countDisposed, isDisposed } from '../../surveys/disposal.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import type { Invitation } from '../../surveys/invitation.ts'
import { type PromiseId, promiseOf } from '../../surveys/promise.ts'
import type { SubmittedResponse } from '../../surveys/response.ts'
import type { FrameEntry, Round, RoundId } from '../../surveys/round.ts'
import type { PublishedSurvey } from '../../surveys/survey.ts'
import type { CertifiedResult } from '../store/result-store.ts'
import type { Store } from '../store/store.ts'
import { signatureFaults } from './check-seal.ts'
import { inPairs } from './in-pairs.ts'
import { getSealed, listVersions } from './result-versions.ts'
import { getOpened } from './tally-service.ts'
import { freeTextFaults } from './verify-free-text.ts'
import type { VerifyDeps } from './verify-service.ts'

/** What is not as it should be in a round that has been opened. */
export async function roundFaults(
  round: Round,
  deps: VerifyDeps,
  progress: () => void,
): Promise<readonly Fault[]> {
  const { store, surveys } = deps
  const { id } = round
  const survey = await askedIn(round, surveys)
  const frozen = survey.digest === round.opened?.surveyDigest ? [] : [fault(id, 'frozenSurvey')]
  // Before the responses: of an open round what is read first never knows of more than what is read last.
  const invited = await readInvited(round, store)
  const { leaves, faults } = await readResponses(round, store, progress)
  const found = [
    ...frozen,
    ...invited.faults,
    ...faults,
    ...countFaults(round, invited, leaves.length),
    ...disposalFaults(round, leaves.length),
    ...markFaults(round, invited),
    ...(await freeTextFaults(round, deps)),
  ]
  if (round.state !== 'certified') return found
  const versions = await listVersions(id, store)
  if (versions.length === 0) return [...found, fault(id, 'noResult')]
  const all = await Promise.all(versions.map(({ number }) => getSealed(id, number, store)))
  return [
    ...found,
    ...all.flatMap((certified, at) => {
      const earlier = all.slice(0, at)
      return resultFaults({ round, survey, certified, leaves, earlier }, deps)
    }),
  ]
}

/** What all together are asked: published, or put together for a round of bodies. */
async function askedIn(
  { survey: key, inquiry }: Round,
  surveys: VerifyDeps['surveys'],
): Promise<PublishedSurvey> {
  if (inquiry === undefined) return surveys.getSurvey(key)
  return { key, digest: digestOf(inquiry.survey), survey: inquiry.survey }
}

interface Invited {
  readonly frame: number
  readonly invitations: number
  readonly answered: number
  readonly faults: readonly Fault[]
}

/** Every association in the frame is invited once, in its sector; the first that is not is named. */
async function readInvited({ id }: Round, store: Store): Promise<Invited> {
  const count = { frame: 0, invitations: 0, answered: 0 }
  const faults: Fault[] = []
  const pairs = inPairs(store.eachFrameEntry(id), store.eachInvitation(id))
  for await (const [entry, invitation] of pairs) {
    count.frame += entry === null ? 0 : 1
    count.invitations += invitation === null ? 0 : 1
    count.answered += isAnswered(invitation) ? 1 : 0
    if (faults.length === 0) faults.push(...pairFaults(id, entry, invitation))
  }
  return { ...count, faults }
}

function isAnswered(invitation: Invitation | null): boolean {
  return invitation !== null && invitation.answeredAt !== null
}

function pairFaults(
  id: RoundId,
  entry: FrameEntry | null,
  invitation: Invitation | null,
): readonly Fault[] {
  const [framed, invited] = [entry, invitation].map(
    each => each && `${each.associationId} ${each.sector}`,
  )
  const named = entry ?? invitation
  return framed === invited ? [] : [fault(`${id}/${named?.associationId}`, 'notInvited')]
}

async function readResponses({ id, survey, promise }: Round, store: Store, progress: () => void) {
  const leaves: string[] = []
  const faults: Fault[] = []
  for await (const response of store.eachResponse(id)) {
    progress()
    leaves.push(responseLeaf(response))
    if (response.survey !== survey) faults.push(fault(`${id}/${response.key}`, 'otherSurvey'))
    if (tellsMore(response, promise)) faults.push(fault(`${id}/${response.key}`, 'brokenPromise'))
  }
  return { leaves, faults }
}

/** Where nobody is to know who has answered no invitation says so. */
function markFaults({ id, promise }: Round, { answered }: Invited): readonly Fault[] {
  return answered > 0 && !promiseOf(promise).marksAnswered ? [fault(id, 'brokenPromise')] : []
}

/** Whether a response tells more of who sent it than was promised. */
function tellsMore({ content }: SubmittedResponse, promise: PromiseId): boolean {
  const { keepsPseudonym, namesAssociation } = promiseOf(promise)
  return (
    (content.pseudonym !== null && !keepsPseudonym) ||
    (content.association !== null && !namesAssociation)
  )
}

/** What is erased by a decision is not there, and none of it is left half done. */
function disposalFaults({ id, disposals = [] }: Round, responses: number): readonly Fault[] {
  const place = `${id}/gallring`
  const isLeft = responses > 0 && disposals.some(({ kind }) => kind === 'answers')
  if (disposals.some(({ doneAt }) => doneAt === null)) return [fault(place, 'disposalBegun')]
  return isLeft ? [fault(place, 'notDisposed', { responses })] : []
}

function countFaults(
  round: Round,
  { frame, invitations, answered }: Invited,
  responses: number,
): readonly Fault[] {
  const { id } = round
  return [
    ...(invitations === frame ? [] : [fault(id, 'invitations', { invitations, frame })]),
    ...(responses <= frame ? [] : [fault(id, 'tooManyResponses', { responses, frame })]),
    // The other way round a server has died between the two, and the sweep mends it.
    ...(answered <= responses + countDisposed(round)
      ? []
      : [fault(id, 'lostResponses', { answered, responses })]),
  ]
}

interface Certified {
  readonly round: Round
  readonly survey: PublishedSurvey
  readonly certified: CertifiedResult
  readonly leaves: readonly string[]
  /** The versions before it. */
  readonly earlier: readonly CertifiedResult[]
}

/** A certified result follows from what is sealed, and what is sealed from the responses. */
function resultFaults(
  { round, survey, certified, leaves, earlier }: Certified,
  { program, knownKeys }: VerifyDeps,
): readonly Fault[] {
  const { text, digest, sealed, sealSalt } = certified
  const place = placeOf(round, earlier)
  if (sha256(text) !== digest) return [fault(place, 'digest')]
  const content = JSON.parse(text) as ResultSet
  const isSealed = commitmentTo(sealed, Buffer.from(sealSalt, 'hex')) === content.commitment
  // A correction names the version right before it.
  const isInOrder = content.correction?.replaces === earlier.at(-1)?.digest
  return [
    ...signatureFaults(place, certified, knownKeys),
    ...(isSealed ? [] : [fault(place, 'commitment')]),
    ...(isOfThese(leaves, sealed, round) ? [] : [fault(place, 'leaves')]),
    ...(isInOrder ? [] : [fault(place, 'replaces')]),
    ...figureFaults({ round, survey, certified, leaves, earlier }, content, program),
  ]
}

/** Another version of the program or of the form may publish more; this one must publish the same. */
function figureFaults(
  { round, survey: { survey }, certified, earlier }: Certified,
  content: ResultSet,
  program: Program,
): readonly Fault[] {
  if (content.program.version !== program.version || content.format !== RESULT_FORMAT) return []
  const before = earlier.map(({ sealed: { tally } }) => tally)
  const from = { round: getOpened(round), survey, tally: certified.sealed.tally, before }
  return canonical(resultAgain(content, from)) === certified.text
    ? []
    : [fault(placeOf(round, earlier), 'figures')]
}

function placeOf({ id }: Round, { length: number }: readonly CertifiedResult[]): string {
  return number === 0 ? `${id}/resultat` : `${id}/rättelse ${number}`
}

/** Whether what is sealed is what the store holds, less what a correction no longer counts and with what is erased. */
function isOfThese(leaves: readonly string[], sealed: SealedPart, round: Round): boolean {
  const { setAside = [] } = sealed
  const counted = leaves.filter(leaf => !setAside.includes(leaf))
  const kept = new Set(counted)
  const erased = sealed.leaves.filter(leaf => !kept.has(leaf) && isDisposed(leaf, round))
  return canonical([...counted, ...erased].toSorted()) === canonical(sealed.leaves)
}
