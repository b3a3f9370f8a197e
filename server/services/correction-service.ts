import { buildResult } from '../../reports/results/build-result.ts'
import { type Sign, signedContent } from '../../reports/results/certified-file.ts'
import type { Correction, Program, SealedPart } from '../../reports/results/result-set.ts'
import { commitmentTo, responseLeaf } from '../../reports/results/seal.ts'
import { correctedTally } from '../../reports/tally/correct-tally.ts'
import { indexItemsOf } from '../../reports/tally/index-items.ts'
import { createRoundTallyFold, type RoundTally } from '../../reports/tally/round-tally.ts'
import type { Instant } from '../../surveys/instant.ts'
import { hiddenParts } from '../../surveys/logic/visibility.ts'
import type { SubmittedResponse } from '../../surveys/response.ts'
import type { Round, RoundId } from '../../surveys/round.ts'
import { type PublishedSurvey, scaleQuestionsOf } from '../../surveys/survey.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import type { CertifiedCorrection, CertifiedResult } from '../store/result-store.ts'
import type { Store } from '../store/store.ts'
import { findCounted } from './find-counted.ts'
import { reasonIn } from './reason.ts'
import { getSealed, listVersions } from './result-versions.ts'
import type { RoundService } from './round-service.ts'
import type { Whose } from './set-aside-answer.ts'
import type { SurveyService } from './survey-service.ts'
import { getOpened } from './tally-service.ts'

/** Putting a certified result right (rättelse): by another one beside it, which names what it replaces and why. */
export interface CorrectionService {
  /**
   * Certifies the result anew without an answer that should not have been counted: a test, or one too many. What was
   * certified before stays as it is.
   *
   * @throws Problem 'round/notCertified', 'round/needReason', 'review/noAnswer', 'review/isAside', 'review/unseen' for an
   *   association where nobody is to know who has answered, or 'round/changedMeanwhile'.
   */
  correct(
    id: RoundId,
    correction: { readonly whose: Whose; readonly reason: string },
  ): Promise<CertifiedCorrection>
}

export interface CorrectionDeps {
  readonly store: Store
  readonly rounds: Pick<RoundService, 'getRound'>
  readonly surveys: SurveyService
  readonly secret: ServerSecret
  readonly program: Program
  readonly sign: Sign
  readonly now: () => Instant
  readonly randomBytes: (size: number) => Buffer
}

export function createCorrectionService(deps: CorrectionDeps): CorrectionService {
  const { store, rounds } = deps
  return {
    async correct(id, { whose, reason: written }) {
      const reason = reasonIn(written)
      const round = await rounds.getRound(id)
      if (round.state !== 'certified') throw new Problem('round/notCertified', { round: id })
      const versions = await listVersions(id, store)
      const earlier = await Promise.all(versions.map(({ number }) => getSealed(id, number, store)))
      const response = await findCounted(round, whose, deps)
      const corrected = await certifyWithout(response, { round, earlier, reason }, deps)
      if ((await store.insertCorrection(corrected)) === 'stored') return corrected
      throw new Problem('round/changedMeanwhile', { round: id })
    },
  }
}

/** What is corrected: every version so far, the first first, and why. */
interface Corrected {
  readonly round: Round
  readonly earlier: readonly CertifiedResult[]
  readonly reason: string
}

async function certifyWithout(
  response: SubmittedResponse,
  { round, earlier, reason }: Corrected,
  { surveys, program, sign, now, randomBytes }: CorrectionDeps,
): Promise<CertifiedCorrection> {
  const replaced = earlier.at(-1)
  if (replaced === undefined) throw new Problem('internal')
  const survey = await surveys.getSurvey(round.survey)
  const sealed = without(replaced.sealed, response, survey)
  const salt = randomBytes(32)
  const correction: Correction = {
    number: earlier.length,
    replaces: replaced.digest,
    reason,
    setAside: sealed.setAside?.length ?? 0,
  }
  const before = earlier.map(({ sealed: { tally } }) => tally)
  const source = { round: getOpened(round), survey, tally: sealed.tally, program, before }
  const sealing = { certifiedAt: now(), commitment: commitmentTo(sealed, salt), correction }
  return {
    ...signedContent(buildResult(source, sealing), sign),
    roundId: round.id,
    number: correction.number,
    sealed,
    sealSalt: salt.toString('hex'),
  }
}

/** What was counted, without one of the responses. @throws Problem 'review/isAside' when it is not among them. */
function without(
  { tally, leaves, setAside = [] }: SealedPart,
  response: SubmittedResponse,
  survey: PublishedSurvey,
): SealedPart {
  const leaf = responseLeaf(response)
  if (!leaves.includes(leaf)) throw new Problem('review/isAside', { round: response.roundId })
  return {
    tally: correctedTally(tally, { removed: countAlone(response, tally, survey), added: null }),
    leaves: leaves.filter(each => each !== leaf),
    setAside: [...setAside, leaf].toSorted(),
  }
}

/** One response counted by the plan by which all were. */
function countAlone(
  { sector, content }: SubmittedResponse,
  { sectors }: RoundTally,
  { survey }: PublishedSurvey,
): RoundTally {
  const nobody = Object.keys(sectors).map(id => [id, 0] as const)
  const fold = createRoundTallyFold({
    questions: scaleQuestionsOf(survey),
    indices: indexItemsOf(survey),
    invited: Object.fromEntries(nobody),
  })
  const { answers, mode } = content
  fold.add({ sector, answers, hidden: hiddenParts(survey, answers), mode })
  return fold.tally()
}
