import {
  type CertifiedContent,
  type Sign,
  signedContent,
} from '../../reports/results/certified-file.ts'
import { canonical } from '../../reports/results/canonical.ts'
import { countCodes, isBegun } from '../../reports/free-text/count-codes.ts'
import { type FreeTextSupplement, SUPPLEMENT_FORMAT } from '../../reports/free-text/supplement.ts'
import { hasDisposedAnswers } from '../../surveys/disposal.ts'
import { textQuestionsOf } from '../../surveys/free-text/text-questions.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { Instant } from '../../surveys/instant.ts'
import { isPilot, type Round, type RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import type { CertifiedSupplement } from '../store/supplement-store.ts'
import { currentSupplement } from './current-format.ts'
import { importedSupplement } from './imported-files.ts'
import type { FreeTextDeps } from './free-text-service.ts'
import { readCoded, requireReadable } from './read-comments.ts'
import { listVersions } from './result-versions.ts'

/** What was written in free text as it is certified, and the digest that names it. */
export interface CurrentSupplement extends CertifiedContent {
  readonly supplement: FreeTextSupplement
}

export interface SupplementService {
  /**
   * As it would be certified now.
   *
   * @throws Problem 'freeText/notYet' while answers are taken.
   */
  preview(roundId: RoundId): Promise<FreeTextSupplement>
  /** The one that holds; `null`: none is certified. */
  current(roundId: RoundId): Promise<CurrentSupplement | null>
  /**
   * Whether the one that holds cannot be replaced: an answer that it counts counts no longer, or is erased. Held against
   * one without it, what differs would tell what it said.
   */
  isFinal(roundId: RoundId): Promise<boolean>
  /**
   * Certifies what is coded and quoted (fastställer fritextbilagan), beside the certified result.
   *
   * @param reason Why it replaces one that is certified; empty when there is none.
   * @throws Problem 'freeText/resultFirst' before the result is certified, 'freeText/nothing' when nothing is coded,
   *   'freeText/fewerAnswers' when the one that holds is final, 'freeText/unchanged' when it says the same,
   *   'freeText/needReason', or 'freeText/changedMeanwhile'.
   */
  certify(roundId: RoundId, reason: string): Promise<CertifiedSupplement>
}

export interface SupplementDeps extends FreeTextDeps {
  readonly sign: Sign
}

export function createSupplementService(deps: SupplementDeps): SupplementService {
  const { store } = deps
  const current = (roundId: RoundId) => findSupplement(roundId, store)
  return {
    preview: async roundId => {
      const round = await deps.rounds.getRound(roundId)
      return buildSupplement(round, deps)
    },
    current,
    async isFinal(roundId) {
      const round = await deps.rounds.getRound(roundId)
      const last = await current(roundId)
      return last !== null && countsMore(last, { round, result: await resultOf(round, store) })
    },
    async certify(roundId, reason) {
      const round = await deps.rounds.getRound(roundId)
      const built = await buildSupplement(round, deps)
      if (built.result === null) throw new Problem('freeText/resultFirst', { round: roundId })
      if (built.questions.length === 0) throw new Problem('freeText/nothing', { round: roundId })
      const last = await current(roundId)
      if (last !== null && countsMore(last, { round, result: built.result })) {
        throw new Problem('freeText/fewerAnswers', { round: roundId })
      }
      const replaces = last === null ? null : replacing(last, built, reason)
      const content = { ...built, certifiedAt: deps.now(), replaces }
      const number = (await store.listSupplements(roundId)).length + 1
      const certified = { roundId, number, ...signedContent(content, deps.sign) }
      if ((await store.insertSupplement(certified)) === 'stored') return certified
      throw new Problem('freeText/changedMeanwhile', { round: roundId })
    },
  }
}

/** The supplement of a round that holds; `null`: none is certified. */
export async function findSupplement(
  roundId: RoundId,
  store: Pick<Store, 'findSupplement' | 'listImportedFiles'>,
): Promise<CurrentSupplement | null> {
  const found = (await store.findSupplement(roundId)) ?? (await importedSupplement(roundId, store))
  if (found === null) return null
  const { text, digest, signature } = found
  const signed = signature === undefined ? {} : { signature }
  return { text, digest, ...signed, supplement: currentSupplement(text) }
}

/** Of a certified result the one that holds is named. */
async function buildSupplement(round: Round, deps: FreeTextDeps): Promise<FreeTextSupplement> {
  const { store, now } = deps
  requireReadable(round, now())
  const { survey } = await deps.surveys.getSurvey(round.survey)
  const coded = await readCoded(round, textQuestionsOf(survey), store)
  const { id, year, threshold, synthetic } = round
  return {
    format: SUPPLEMENT_FORMAT,
    synthetic,
    ...(isPilot(round) ? { isPilot: true } : {}),
    round: { id, year, threshold },
    result: await resultOf(round, store),
    certifiedAt: null,
    replaces: null,
    questions: coded.filter(isBegun).map(question => countCodes(question, round)),
  }
}

/** Digest of the certified result that holds; `null`: there is none yet. */
async function resultOf(round: Round, store: Store): Promise<string | null> {
  const versions = round.state === 'certified' ? await listVersions(round.id, store) : []
  return versions.at(-1)?.digest ?? null
}

/** Whether a supplement counts answers that one made now would not, in a round where small groups are withheld. */
function countsMore(
  { supplement }: CurrentSupplement,
  { round, result }: { readonly round: Round; readonly result: string | null },
): boolean {
  if (!promiseOf(round.promise).withholdsSmallCells) return false
  return supplement.result !== result || hasLostAnswersSince(supplement.certifiedAt, round)
}

function hasLostAnswersSince(certifiedAt: Instant | null, { disposals = [] }: Round): boolean {
  return hasDisposedAnswers({
    disposals: disposals.filter(({ at }) => certifiedAt === null || at >= certifiedAt),
  })
}

/** @throws Problem 'freeText/unchanged' or 'freeText/needReason'. */
function replacing(
  { supplement, digest }: CurrentSupplement,
  built: FreeTextSupplement,
  reason: string,
): FreeTextSupplement['replaces'] {
  const isSame =
    canonical([supplement.result, supplement.questions]) ===
    canonical([built.result, built.questions])
  if (isSame) throw new Problem('freeText/unchanged', { round: built.round.id })
  if (reason === '') throw new Problem('freeText/needReason', { round: built.round.id })
  return { digest, reason }
}
