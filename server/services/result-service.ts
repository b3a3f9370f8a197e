import { buildProgress, buildResult, type ResultSource } from '../../reports/results/build-result.ts'
import { certifiedContent } from '../../reports/results/certified-file.ts'
import type { Program, ResultSet } from '../../reports/results/result-set.ts'
import type { Instant } from '../../surveys/instant.ts'
import { type Round, type RoundId, roundPhase } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import type { RoundService } from './round-service.ts'
import type { SurveyService } from './survey-service.ts'
import { getOpened, tallyInvitations, tallyRound } from './tally-service.ts'

/** A result as it stands: certified, preliminary, or only the response of an open round. */
export interface CurrentResult {
  readonly result: ResultSet
  /** Its content in canonical form: of a certified round the certified bytes themselves. */
  readonly text: string
  /** Digest of the certified content; `null` when it is preliminary. */
  readonly digest: string | null
}

/** What a comparison needs of a round. */
export interface ResultTally extends ResultSource {
  readonly resultDigest: string | null
  readonly certifiedAt: Instant | null
}

export interface ResultService {
  /** @throws Problem 'round/notOpened' before the round has a frame. */
  currentResult(id: RoundId): Promise<CurrentResult>
  /** The tally of a certified round as sealed, of a round under review as counted now. */
  resultTally(round: Round): Promise<ResultTally>
}

export interface ResultServiceDeps {
  readonly store: Store
  readonly surveys: SurveyService
  readonly rounds: RoundService
  readonly program: Program
  readonly now: () => Instant
}

export function createResultService(deps: ResultServiceDeps): ResultService {
  const { store, surveys, rounds, program, now } = deps

  async function preliminarySource(round: Round): Promise<ResultSource> {
    const opened = getOpened(round)
    const survey = await surveys.getSurvey(round.survey)
    const isCounted = ['underReview', 'certifying'].includes(roundPhase(round, now()))
    const tally = isCounted
      ? await tallyRound(opened, survey, { store })
      : await tallyInvitations(opened, store)
    return { round: opened, survey, tally, program }
  }

  return {
    async currentResult(id) {
      const round = await rounds.getRound(id)
      const certified = round.state === 'certified' ? await store.findResult(id) : null
      if (certified !== null) {
        const { text, digest } = certified
        return { result: JSON.parse(text) as ResultSet, text, digest }
      }
      const source = await preliminarySource(round)
      const hasItems = Object.values(source.tally.sectors).some(hasCountedItems)
      const result = (hasItems ? buildResult : buildProgress)(source, { certifiedAt: null })
      return { result, text: certifiedContent(result).text, digest: null }
    },

    async resultTally(round) {
      const phase = roundPhase(round, now())
      if (phase === 'certified') {
        const certified = await store.findResult(round.id)
        if (certified === null) throw new Problem('internal')
        const survey = await surveys.getSurvey(round.survey)
        const result = JSON.parse(certified.text) as ResultSet
        return {
          round: getOpened(round),
          survey,
          tally: certified.sealed.tally,
          program,
          resultDigest: certified.digest,
          certifiedAt: result.round.certifiedAt,
        }
      }
      if (phase !== 'underReview' && phase !== 'certifying') {
        throw new Problem('round/stillOpen', { round: round.id })
      }
      return { ...(await preliminarySource(round)), resultDigest: null, certifiedAt: null }
    },
  }
}

function hasCountedItems({ items }: { readonly items: object }): boolean {
  return Object.keys(items).length > 0
}
