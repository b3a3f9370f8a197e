import {
  type CertifiedContent,
  type Sign,
  signedContent,
} from '../../reports/results/certified-file.ts'
import { canonical } from '../../reports/results/canonical.ts'
import { countCodes, isBegun } from '../../reports/free-text/count-codes.ts'
import { type FreeTextSupplement, SUPPLEMENT_FORMAT } from '../../reports/free-text/supplement.ts'
import { textQuestionsOf } from '../../surveys/free-text/text-questions.ts'
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
   * Certifies what is coded and quoted (fastställer fritextbilagan), beside the certified result.
   *
   * @param reason Why it replaces one that is certified; empty when there is none.
   * @throws Problem 'freeText/resultFirst' before the result is certified, 'freeText/nothing' when nothing is coded,
   *   'freeText/unchanged' when the one that holds says the same, 'freeText/needReason', or 'freeText/changedMeanwhile'.
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
    async certify(roundId, reason) {
      const round = await deps.rounds.getRound(roundId)
      const built = await buildSupplement(round, deps)
      if (built.result === null) throw new Problem('freeText/resultFirst', { round: roundId })
      if (built.questions.length === 0) throw new Problem('freeText/nothing', { round: roundId })
      const last = await current(roundId)
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
  const versions = round.state === 'certified' ? await listVersions(round.id, store) : []
  const { id, year, threshold, synthetic } = round
  return {
    format: SUPPLEMENT_FORMAT,
    synthetic,
    ...(isPilot(round) ? { isPilot: true } : {}),
    round: { id, year, threshold },
    result: versions.at(-1)?.digest ?? null,
    certifiedAt: null,
    replaces: null,
    questions: coded.filter(isBegun).map(question => countCodes(question, round)),
  }
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
