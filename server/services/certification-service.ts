import { buildResult } from '../../reports/results/build-result.ts'
import { type Sign, signedContent } from '../../reports/results/certified-file.ts'
import type { Program, SealedPart } from '../../reports/results/result-set.ts'
import { commitmentTo, responseLeaf } from '../../reports/results/seal.ts'
import type { Instant } from '../../surveys/instant.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { ResponseKey } from '../../surveys/response.ts'
import { changeRound, isPilot, type Round, type RoundId } from '../../surveys/round.ts'
import type { LinkKey } from '../keys/link-key.ts'
import { Problem } from '../problems.ts'
import type { CertifiedResult } from '../store/result-store.ts'
import type { Store } from '../store/store.ts'
import { clearTraces } from './clear-traces.ts'
import { followMoves } from './move-association.ts'
import { notesWithNewcomers } from './newcomers.ts'
import { repairAnswered } from './repair-answered.ts'
import type { RoundKeys } from './round-keys.ts'
import type { RoundService } from './round-service.ts'
import { followAsides } from './set-aside-answer.ts'
import type { SurveyService } from './survey-service.ts'
import { getOpened, tallyRound } from './tally-service.ts'
import { requireUnderReview } from './under-review.ts'
import { listUndecided } from './undecided.ts'
import { listWaiting } from './waiting-answers.ts'

export interface CertificationService {
  /** Whether it could be certified now. @throws What `certifyRound` throws when it could not. */
  requireCertifiable(id: RoundId): Promise<void>
  /**
   * Certifies a round under review (fastställer): counts every response once and freezes the result.
   * A certification that was interrupted goes on where it was.
   *
   * @param progress Called with the number of responses that are counted.
   * @throws Problem 'round/pilot', 'round/certified', 'round/stillOpen', 'round/inGrace', 'round/waiting' or
   *   'round/undecided' while something waits to be approved, or 'round/changedMeanwhile' when responses changed while
   *   they were counted.
   */
  certifyRound(id: RoundId, progress: (counted: number) => void): Promise<CertifiedResult>
}

export interface CertificationDeps {
  readonly store: Store
  readonly surveys: SurveyService
  readonly rounds: RoundService
  readonly keys: RoundKeys
  readonly program: Program
  readonly sign: Sign
  readonly now: () => Instant
  readonly randomBytes: (size: number) => Buffer
}

export function createCertificationService(deps: CertificationDeps): CertificationService {
  const { store, rounds, keys } = deps
  return {
    requireCertifiable: async id => requireCertifiable(await rounds.getRound(id), deps),
    async certifyRound(id, progress) {
      const found = await rounds.getRound(id)
      // An earlier certification may have ended between its last two writes.
      if (found.state === 'certified') {
        await keys.destroy(id)
        await clearTraces(deps)
      }
      const round = await stopResponses(found, deps)
      const result = (await store.findResult(id)) ?? (await countAll(round, deps, progress))
      await finish(round, deps)
      await clearTraces(deps)
      return result
    },
  }
}

/** What was begun may always be finished. */
async function requireCertifiable(round: Round, deps: CertificationDeps): Promise<void> {
  if (isPilot(round)) throw new Problem('round/pilot', { round: round.id })
  if (round.state === 'certifying') return
  requireUnderReview(round, deps.now())
  await requireAllDecided(round, deps)
}

/** From here on the store takes no response: what is counted is what there is. */
async function stopResponses(round: Round, deps: CertificationDeps): Promise<Round> {
  const { store } = deps
  await requireCertifiable(round, deps)
  if (round.state === 'certifying') return round
  await followMoves(round, deps)
  await followAsides(round, deps)
  const notes = await notesWithNewcomers(round, deps)
  const stopped = changeRound(round, { state: 'certifying', notes })
  if ((await store.saveRound(stopped)) === 'stale') {
    throw new Problem('round/changedMeanwhile', { round: round.id })
  }
  return stopped
}

/** @throws Problem 'round/waiting' or 'round/undecided'. */
async function requireAllDecided(round: Round, deps: CertificationDeps): Promise<void> {
  const { length: waiting } = await listWaiting(round, deps)
  if (waiting > 0) throw new Problem('round/waiting', { round: round.id, count: waiting })
  const { length: undecided } = await listUndecided(round, deps)
  if (undecided > 0) throw new Problem('round/undecided', { round: round.id, count: undecided })
}

/** Nothing that was on its way is written any more, and everyone who has answered is known to have. */
async function closeResponses(
  round: Round,
  deps: Pick<CertificationDeps, 'store' | 'keys' | 'now'>,
): Promise<void> {
  const linkKey = await deps.keys.findLinkKey(round)
  // A copy from before an earlier certification: nobody can answer, and what there is is counted again.
  if (linkKey === null) return deps.store.closeResponses(round.id, [])
  await deps.store.closeResponses(round.id, responseKeys(round.id, linkKey, deps.store))
  await repairAnswered(round, deps)
}

/** Where there is or could be a response: that of an association, or one that would wait to be approved. */
async function* responseKeys(
  round: RoundId,
  linkKey: LinkKey,
  store: Store,
): AsyncGenerator<ResponseKey> {
  for await (const { associationId } of store.eachFrameEntry(round)) {
    yield linkKey.responseKey(associationId)
  }
  for (const { id } of await store.listWalkIns(round)) yield linkKey.waitingKey(id)
}

async function countAll(
  given: Round,
  { store, surveys, keys, program, sign, now, randomBytes }: CertificationDeps,
  progress: (counted: number) => void,
): Promise<CertifiedResult> {
  const round = getOpened(given)
  await closeResponses(round, { store, keys, now })
  if (promiseOf(round.promise).forgetsOrder) await store.rewriteResponses(round.id, 'counted')
  const survey = await surveys.getSurvey(round.survey)
  const leaves: string[] = []
  let revisionSum = 0
  const tally = await tallyRound(round, survey, {
    store,
    keys,
    each: response => {
      revisionSum += response.revision
      progress(leaves.push(responseLeaf(response)))
    },
  })
  // What has come in or changed behind the counting makes one of these larger than what was counted.
  const stored = await store.summariseResponses(round.id)
  const isUnchanged = stored.submitted === leaves.length && stored.revisionSum === revisionSum
  if (!isUnchanged) throw new Problem('round/changedMeanwhile', { round: round.id })

  const sealed: SealedPart = { tally, leaves: leaves.toSorted() }
  const salt = randomBytes(32)
  const commitment = commitmentTo(sealed, salt)
  const content = buildResult({ round, survey, tally, program }, { certifiedAt: now(), commitment })
  const result: CertifiedResult = {
    ...signedContent(content, sign),
    roundId: round.id,
    sealed,
    sealSalt: salt.toString('hex'),
  }
  if ((await store.insertResult(result)) === 'stored') return result
  // Two certified at once: the first result stands.
  const first = await store.findResult(round.id)
  if (first === null) throw new Problem('internal')
  return first
}

/** The result is stored: the round is certified, and nobody can walk from a link to its response. */
async function finish(
  round: Round,
  { store, keys }: Pick<CertificationDeps, 'store' | 'keys'>,
): Promise<void> {
  const outcome = await store.saveRound(changeRound(round, { state: 'certified' }))
  const isDone = outcome === 'stored' || (await store.findRound(round.id))?.state === 'certified'
  if (!isDone) throw new Problem('round/changedMeanwhile', { round: round.id })
  await keys.destroy(round.id)
}
