import type { Instant } from '../../surveys/instant.ts'
import type { Round, RoundId } from '../../surveys/round.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import type { Store } from '../store/store.ts'
import type { ImportedResponses, ImportService } from './import-service.ts'
import { type Move, moveAssociation } from './move-association.ts'
import { reasonIn } from './reason.ts'
import type { ResultService } from './result-service.ts'
import { type Review, reviewRound } from './review-round.ts'
import type { RoundKeys } from './round-keys.ts'
import type { RoundService } from './round-service.ts'
import { type Aside, setAsideAnswer } from './set-aside-answer.ts'
import { requireUnderReview } from './under-review.ts'
import type { FileReader } from './upload-service.ts'

/** The time between closing and certifying (granskning): what to look at, and what may be put right. */
export interface ReviewService {
  /** @throws Problem 'round/unknown', or what tells that the round is not under review. */
  reviewOf(id: RoundId): Promise<Review>
  /** The round itself. @throws The same. */
  reviewed(id: RoundId): Promise<Round>
  /**
   * Takes answers that came too late from a file, all or none; the reason is printed with the result.
   *
   * @throws Problem 'file/…', 'responses/faulty', 'round/needReason', or the same.
   */
  admitLate(id: RoundId, file: LateFile, reason: string): Promise<ImportedResponses>
  /** @throws What `moveAssociation` throws. */
  move(id: RoundId, move: Move): Promise<Round>
  /** @throws What `setAsideAnswer` throws. */
  setAside(id: RoundId, aside: Aside): Promise<Round>
}

/** A file that was sent. */
export interface LateFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface ReviewDeps {
  readonly files: FileReader
  readonly imports: ImportService
  readonly store: Store
  readonly rounds: Pick<RoundService, 'getRound'>
  readonly results: Pick<ResultService, 'resultTally'>
  readonly keys: RoundKeys
  readonly secret: ServerSecret
  readonly now: () => Instant
}

export function createReviewService(deps: ReviewDeps): ReviewService {
  const { rounds, files, imports, now } = deps
  async function reviewed(id: RoundId): Promise<Round> {
    const round = await rounds.getRound(id)
    requireUnderReview(round, now())
    return round
  }
  return {
    reviewed,
    async admitLate(id, { name, bytes }, written) {
      await reviewed(id)
      const lateReason = reasonIn(written)
      const table = files.toTable((await files.read(bytes, name)).records, name)
      return imports.importResponses(id, table, { lateReason, progress: () => undefined })
    },
    reviewOf: async id => reviewRound(await rounds.getRound(id), deps),
    move: async (id, move) => moveAssociation(await rounds.getRound(id), move, deps),
    setAside: async (id, aside) => setAsideAnswer(await rounds.getRound(id), aside, deps),
  }
}
