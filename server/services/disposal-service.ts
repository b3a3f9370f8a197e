import { readRegistryNumber, writeRegistryNumber } from '../../surveys/registry-number.ts'
import { responseLeaf } from '../../reports/results/seal.ts'
import type { Disposal } from '../../surveys/disposal.ts'
import type { SubmittedResponse } from '../../surveys/response.ts'
import { changeRound, type Round, type RoundId } from '../../surveys/round.ts'
import { normaliseCode } from '../keys/receipt-code.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import { findCounted } from './find-counted.ts'
import { begunIn, type FinishDeps, finishDisposals } from './finish-disposal.ts'
import { countAddresses } from './forget-addresses.ts'
import { reasonIn } from './reason.ts'
import type { RoundService } from './round-service.ts'
import type { Whose } from './set-aside-answer.ts'

/** What is to be disposed of. */
export type Disposable =
  { readonly kind: 'answers' | 'contacts' } | { readonly kind: 'answer'; readonly whose: Whose }

export interface WantedDisposal extends Pick<Disposal, 'decision' | 'reason' | 'by'> {
  readonly what: Disposable
}

export interface Disposed {
  /** Begun and not done: somebody else uses the store just now, or it does not answer. It is to be asked for again. */
  readonly disposal: Disposal
  /** false: it was disposed of, or begun, before. */
  readonly isNew: boolean
}

/** Erasing what is kept of a certified round by a decision (gallring). The certified result stays, and its seal holds. */
export interface DisposalService {
  /**
   * Erases it for good. Asked again it finishes what was broken off, and does nothing twice.
   *
   * @throws Problem 'disposal/decision' for what is no registry number, 'round/needReason', 'round/notCertified',
   *   'review/noAnswer', 'review/unseen' for an association where nobody is to know who has answered, or
   *   'round/changedMeanwhile'.
   */
  dispose(id: RoundId, wanted: WantedDisposal): Promise<Disposed>
  /**
   * Finishes what is begun in any round. What cannot be finished in one hinders no other.
   *
   * @returns How many came to their end.
   * @throws The first of what went wrong, after the last round.
   */
  finishAll(): Promise<number>
}

export interface DisposalDeps extends FinishDeps {
  readonly rounds: Pick<RoundService, 'getRound' | 'listRounds'>
  readonly secret: ServerSecret
}

export function createDisposalService(deps: DisposalDeps): DisposalService {
  return {
    async dispose(id, wanted) {
      const { what, ...told } = readDisposal(wanted)
      const before = await getCertified(id, deps)
      const finished = await finishDisposals(before, deps)
      const round = await getCertified(id, deps)
      return what.kind === 'answer'
        ? disposeOne(round, { whose: what.whose, told, begun: begunIn(before), finished }, deps)
        : disposeAll(round, { kind: what.kind, told }, deps)
    },
    finishAll: () => finishAll(deps),
  }
}

/**
 * What is wanted, as it is kept. The log holds it for ever: what is no number of a decision, as a code that was typed in
 * the wrong field, is refused before.
 *
 * @throws Problem 'disposal/decision' or 'round/needReason'.
 */
export function readDisposal({ decision, reason, ...wanted }: WantedDisposal): WantedDisposal {
  return { ...wanted, decision: decisionIn(decision), reason: reasonIn(reason) }
}

/** How the log tells of it. */
export function actOf(object: RoundId, { what, decision, reason }: WantedDisposal) {
  return { act: 'round.disposed', object, reason, detail: `${what.kind} ${decision}` } as const
}

/** @throws Problem 'disposal/decision'. */
function decisionIn(written: string): string {
  const number = readRegistryNumber(written)
  if (number === null) throw new Problem('disposal/decision', { written })
  return writeRegistryNumber(number)
}

async function getCertified(id: RoundId, { rounds }: DisposalDeps): Promise<Round> {
  const round = await rounds.getRound(id)
  if (round.state !== 'certified') throw new Problem('round/notCertified', { round: id })
  return round
}

async function finishAll(deps: DisposalDeps): Promise<number> {
  let done = 0
  const failures: unknown[] = []
  for (const round of await deps.rounds.listRounds()) {
    try {
      const finished = await finishDisposals(round, deps)
      done += finished.filter(({ doneAt }) => doneAt !== null).length
    } catch (failure) {
      failures.push(failure)
    }
  }
  if (failures.length > 0) throw failures[0]
  return done
}

/** By which decision, why and by whom. */
type Told = Pick<Disposal, 'decision' | 'reason' | 'by'>

async function disposeAll(
  round: Round,
  { kind, told }: { readonly kind: 'answers' | 'contacts'; readonly told: Told },
  deps: DisposalDeps,
): Promise<Disposed> {
  const earlier = round.disposals?.findLast(disposal => disposal.kind === kind)
  if (earlier !== undefined) return { disposal: earlier, isNew: false }
  const { store } = deps
  if (kind === 'contacts') {
    const addresses = await countAddresses(round.id, store)
    return begin(round, { ...told, kind, answers: [], addresses }, deps)
  }
  const counts = await store.countResponses(round.id)
  const answers = counts.map(({ sector, submitted }) => ({ sector, count: submitted }))
  return begin(round, { ...told, kind, answers, addresses: 0 }, deps)
}

interface WantedOne {
  readonly whose: Whose
  readonly told: Told
  /** What was begun before, as it stood. */
  readonly begun: readonly Disposal[]
  /** The same, in their order, after it was finished just now. */
  readonly finished: readonly Disposal[]
}

async function disposeOne(
  round: Round,
  { whose, told, begun, finished }: WantedOne,
  deps: DisposalDeps,
): Promise<Disposed> {
  const asked = askedOf(whose, deps)
  const response = await findOrNull(round, whose, deps)
  if (response !== null) {
    const answers = [{ sector: response.sector, count: 1 }]
    const one = { leaf: responseLeaf(response), key: response.key, asked }
    return begin(round, { ...told, kind: 'answer', answers, addresses: 0, ...one }, deps)
  }
  // An answer that is gone is not found again: it was this one, if it was asked for in the same way.
  const same =
    finished[begun.findIndex(one => one.asked === asked && one.decision === told.decision)]
  if (same === undefined) throw new Problem('review/noAnswer')
  return { disposal: same, isNew: false }
}

function askedOf(whose: Whose, { secret }: DisposalDeps): string {
  return secret.askedDigest(
    'code' in whose ? `code ${normaliseCode(whose.code)}` : `association ${whose.association}`,
  )
}

async function findOrNull(
  round: Round,
  whose: Whose,
  deps: DisposalDeps,
): Promise<SubmittedResponse | null> {
  try {
    return await findCounted(round, whose, deps)
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'review/noAnswer') return null
    throw problem
  }
}

/**
 * It stands in the round first: what dies after that can be finished. So a failure after that refuses nothing: it is begun,
 * and whoever finishes it meets the failure if it is still there.
 */
async function begin(
  round: Round,
  decided: Omit<Disposal, 'at' | 'doneAt'>,
  deps: DisposalDeps,
): Promise<Disposed> {
  const disposal: Disposal = { ...decided, at: deps.now(), doneAt: null }
  const begun = changeRound(round, { disposals: [...(round.disposals ?? []), disposal] })
  if ((await deps.store.saveRound(begun)) === 'stale') {
    throw new Problem('round/changedMeanwhile', { round: round.id })
  }
  const finished = await finishDisposals(begun, deps).catch(() => [])
  return { disposal: finished.at(-1) ?? disposal, isNew: true }
}
