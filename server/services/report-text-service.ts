import type { Instant } from '../../surveys/instant.ts'
import { LONGEST_TEXT, type ReportText, type WrittenText } from '../../surveys/report-text.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { UserId } from '../accounts/user.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { listVersions } from './result-versions.ts'
import type { RoundService } from './round-service.ts'

/** A version as it is told of: with who wrote it. */
export interface WrittenVersion extends ReportText {
  /** The name of whoever saved it; `null`: there is no such account. */
  readonly author: string | null
}

/** Background and conclusions that the utredare writes beside the figures of a round (rapporttext). */
export interface ReportTextService {
  /** Every version, the first first. @throws Problem 'round/unknown'. */
  listVersions(roundId: RoundId): Promise<readonly WrittenVersion[]>
  /**
   * Saves what was written as a new version after the one that was seen; the same text once more is no new version.
   *
   * @param seen The number of the version that was changed; 0: there was none.
   * @returns The version that holds.
   * @throws Problem 'reportText/long', or 'reportText/changedMeanwhile' when somebody else has saved since.
   */
  save(roundId: RoundId, written: WrittenText, seen: Seen): Promise<ReportText>
}

/** Who writes, and what they had before them. */
export interface Seen {
  readonly number: number
  readonly by: UserId
}

export interface ReportTextDeps {
  readonly store: Store
  readonly rounds: Pick<RoundService, 'getRound'>
  readonly now: () => Instant
}

export function createReportTextService(deps: ReportTextDeps): ReportTextService {
  const { store, rounds } = deps
  return {
    async listVersions(roundId) {
      await rounds.getRound(roundId)
      const names = new Map((await store.listUsers()).map(({ id, name }) => [id, name]))
      const texts = await store.listReportTexts(roundId)
      return texts.map(text => ({ ...text, author: names.get(text.by) ?? null }))
    },
    async save(roundId, { background, conclusions }, seen) {
      await rounds.getRound(roundId)
      for (const text of [background, conclusions]) requireShort(text)
      const last = (await store.listReportTexts(roundId)).at(-1)
      if (last?.background === background && last.conclusions === conclusions) return last
      const text = { roundId, number: seen.number + 1, background, conclusions, by: seen.by }
      const beside = (await listVersions(roundId, store)).at(-1)?.digest ?? null
      return insert({ ...text, at: deps.now(), beside }, last, store)
    },
  }
}

function requireShort(text: string): void {
  if (text.length <= LONGEST_TEXT) return
  throw new Problem('reportText/long', { length: text.length, longest: LONGEST_TEXT })
}

async function insert(
  text: ReportText,
  last: ReportText | undefined,
  store: Store,
): Promise<ReportText> {
  const follows = (last?.number ?? 0) + 1 === text.number
  if (follows && (await store.insertReportText(text)) === 'stored') return text
  throw new Problem('reportText/changedMeanwhile', { round: text.roundId })
}
