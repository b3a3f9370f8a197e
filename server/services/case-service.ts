import type { FreeText } from '../../reports/answers/free-text.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { SavedMailText } from '../../surveys/mail/mail-text.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Invitation } from '../../surveys/invitation.ts'
import type { FrameEntry, RoundId } from '../../surveys/round.ts'
import type { LogEntry } from '../accounts/log-entry.ts'
import type { User } from '../accounts/user.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import type { ActLog } from './act-log.ts'
import type { AnswerExportService, ExportedAnswers } from './answer-export-service.ts'
import type { ComparisonService, CurrentComparison } from './comparison-service.ts'
import { inPairs } from './in-pairs.ts'
import { mixedTexts } from './mixed-texts.ts'
import type { Opening, ProtocolService } from './protocol-service.ts'
import type { CurrentResult, ResultService } from './result-service.ts'

/** An association in the frame, and what became of it. */
export interface FramedAssociation {
  readonly entry: FrameEntry
  /** `null`: it is not known, or not to be known. */
  readonly invitation: Invitation | null
}

/** Everything that belongs to the case (ärende) of a certified round. What can be long is streamed. */
export interface RoundCase {
  readonly current: CurrentResult
  readonly certifiedAt: Instant
  /** The certified comparisons with other rounds, each with a name of its own. */
  readonly comparisons: readonly { readonly name: string; readonly current: CurrentComparison }[]
  readonly opening: Opening
  readonly answers: ExportedAnswers
  /** What was written in words of one's own; `null`: it stands with the other answers. */
  readonly texts: AsyncIterable<FreeText> | null
  readonly frame: AsyncIterable<FramedAssociation>
  readonly mailTexts: readonly SavedMailText[]
  /** What was done to the round until it was certified. */
  readonly log: readonly LogEntry[]
  readonly users: readonly User[]
}

export interface CaseService {
  /** @throws Problem 'round/unknown', 'package/notCertified', or 'result/otherFormat'. */
  openCase(id: RoundId): Promise<RoundCase>
}

export interface CaseDeps {
  readonly store: Store
  readonly acts: Pick<ActLog, 'each'>
  readonly results: Pick<ResultService, 'currentResult'>
  readonly comparisons: Pick<ComparisonService, 'compareRounds'>
  readonly protocols: ProtocolService
  readonly answerExports: AnswerExportService
}

export function createCaseService(deps: CaseDeps): CaseService {
  const { store, results, protocols, answerExports } = deps
  return {
    async openCase(id) {
      const round = await store.findRound(id)
      if (round === null) throw new Problem('round/unknown', { round: id })
      if (round.state !== 'certified') throw new Problem('package/notCertified', { round: id })
      const current = await results.currentResult(id)
      const { certifiedAt } = current.result.round
      if (certifiedAt === null) throw new Problem('package/notCertified', { round: id })
      const answers = await answerExports.exportAnswers(id)
      const { namesAssociation, marksAnswered } = promiseOf(round.promise)
      return {
        current,
        certifiedAt,
        comparisons: await comparisonsOf(id, deps),
        opening: await protocols.openingOf(id),
        answers,
        texts: namesAssociation ? null : mixedTexts(id, answers.survey, store),
        frame: framed(id, marksAnswered, store),
        mailTexts: await store.listMailTexts(id),
        log: await logUntilCertified(id, deps),
        users: await store.listUsers(),
      }
    },
  }
}

async function comparisonsOf(
  id: RoundId,
  { store, comparisons }: Pick<CaseDeps, 'store' | 'comparisons'>,
): Promise<RoundCase['comparisons']> {
  const all = await store.listComparisons()
  const own = all.filter(({ firstRound, secondRound }) => [firstRound, secondRound].includes(id))
  const opened: RoundCase['comparisons'][number][] = []
  for (const { firstRound, secondRound } of own) {
    const current = await comparisons.compareRounds(firstRound, secondRound)
    opened.push({ name: `${firstRound}-${secondRound}`, current })
  }
  return opened
}

/** The frame; with what became of each association only where the promise lets anyone know. */
async function* framed(
  id: RoundId,
  marksAnswered: boolean,
  store: Store,
): AsyncGenerator<FramedAssociation> {
  for await (const [entry, invitation] of inPairs(
    store.eachFrameEntry(id),
    store.eachInvitation(id),
  )) {
    if (entry !== null) yield { entry, invitation: marksAnswered ? invitation : null }
  }
}

/**
 * The log of a round up to when it was certified. What comes after, such as who has fetched this package, is no part
 * of the case: so the same case is the same bytes, whenever it is written.
 */
async function logUntilCertified(
  id: RoundId,
  { acts }: Pick<CaseDeps, 'acts'>,
): Promise<readonly LogEntry[]> {
  const entries: LogEntry[] = []
  for await (const entry of acts.each()) if (entry.object === id) entries.push(entry)
  const refused = new Set(entries.map(({ refusalOf }) => refusalOf))
  const certified = entries.findIndex(
    ({ act, number, refusalOf }) =>
      act === 'round.certified' && refusalOf === null && !refused.has(number),
  )
  return entries.slice(0, certified + 1)
}
