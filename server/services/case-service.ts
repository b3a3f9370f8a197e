import type { FreeText } from '../../reports/answers/free-text.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { SavedMailText } from '../../surveys/mail/mail-text.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Invitation } from '../../surveys/invitation.ts'
import { paragraphsOf } from '../../surveys/publication.ts'
import type { FrameEntry, RoundId } from '../../surveys/round.ts'
import type { LogEntry } from '../accounts/log-entry.ts'
import type { User } from '../accounts/user.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import type { ActLog } from './act-log.ts'
import {
  type AnswerExportService,
  countedIn,
  type ExportedAnswers,
} from './answer-export-service.ts'
import type { ComparisonService, CurrentComparison } from './comparison-service.ts'
import { getRound } from './get-round.ts'
import { inPairs } from './in-pairs.ts'
import { mixedTexts } from './mixed-texts.ts'
import type { Certified, Opening, ProtocolService } from './protocol-service.ts'
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
  readonly replaced: readonly CurrentResult[]
  /** What the municipality has said on the public page that it will do, a paragraph each. */
  readonly plans: readonly string[]
  readonly certifiedAt: Instant
  /** The certified comparisons with other rounds, each with a name of its own. */
  readonly comparisons: readonly { readonly name: string; readonly current: CurrentComparison }[]
  readonly opening: Opening
  readonly certification: Certified
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
  readonly results: ResultService
  readonly comparisons: Pick<ComparisonService, 'compareRounds'>
  readonly protocols: ProtocolService
  readonly answerExports: AnswerExportService
}

export function createCaseService(deps: CaseDeps): CaseService {
  const { store, results, protocols, answerExports } = deps
  return {
    async openCase(id) {
      const round = await getRound(id, store)
      if (round.state !== 'certified') throw new Problem('package/notCertified', { round: id })
      const current = await results.currentResult(id)
      const { certifiedAt } = current.result.round
      if (certifiedAt === null) throw new Problem('package/notCertified', { round: id })
      const answers = await answerExports.exportAnswers(id)
      const { namesAssociation, marksAnswered } = promiseOf(round.promise)
      return {
        current,
        replaced: await replacedOf(id, deps),
        plans: paragraphsOf(round.publication?.plans ?? ''),
        certifiedAt,
        comparisons: await comparisonsOf(id, deps),
        opening: await protocols.openingOf(id),
        certification: await protocols.certificationOf(id),
        answers,
        texts: namesAssociation ? null : await textsOf(answers, deps),
        frame: framed(id, marksAnswered, store),
        // What the result is told with is written later, and the same case is the same bytes.
        mailTexts: (await store.listMailTexts(id)).filter(({ kind }) => kind !== 'result'),
        log: await logUntilCertified(id, deps),
        users: await store.listUsers(),
      }
    },
  }
}

async function textsOf({ round, survey }: ExportedAnswers, deps: CaseDeps) {
  const { store } = deps
  return mixedTexts(round.id, survey, { store, isCounted: await countedIn(round, deps) })
}

/** The results that corrections have replaced, the first first: each stays readable. */
async function replacedOf(
  id: RoundId,
  { results }: Pick<CaseDeps, 'results'>,
): Promise<RoundCase['replaced']> {
  const versions = await results.listVersions(id)
  return Promise.all(versions.slice(0, -1).map(({ number }) => results.versionOf(id, number)))
}

async function comparisonsOf(
  id: RoundId,
  { store, comparisons }: Pick<CaseDeps, 'store' | 'comparisons'>,
): Promise<RoundCase['comparisons']> {
  const all = await store.listComparisons()
  const own = all.filter(({ firstRound, secondRound }) => [firstRound, secondRound].includes(id))
  const opened = new Map<string, CurrentComparison>()
  for (const { firstRound, secondRound } of own) {
    const name = `${firstRound}-${secondRound}`
    const current = opened.get(name) ?? (await comparisons.compareRounds(firstRound, secondRound))
    if (current.digest !== null) opened.set(name, current)
  }
  return [...opened].map(([name, current]) => ({ name, current }))
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
 * The log of a round up to when it was certified, or last corrected. What comes after, such as who has fetched this package, is no part
 * of the case: so the same case is the same bytes, whenever it is written.
 */
async function logUntilCertified(
  id: RoundId,
  { acts }: Pick<CaseDeps, 'acts'>,
): Promise<readonly LogEntry[]> {
  const entries: LogEntry[] = []
  for await (const entry of acts.each()) if (entry.object === id) entries.push(entry)
  const refused = new Set(entries.map(({ refusalOf }) => refusalOf))
  const isDone = ({ number, refusalOf }: LogEntry) => refusalOf === null && !refused.has(number)
  const first = entries.findIndex(entry => entry.act === 'round.certified' && isDone(entry))
  const last = entries.findLastIndex(entry => entry.act === 'results.corrected' && isDone(entry))
  return entries.slice(0, Math.max(first, last) + 1)
}
