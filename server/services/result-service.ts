import {
  buildProgress,
  buildResult,
  type ResultSource,
} from '../../reports/results/build-result.ts'
import { certifiedContent, type Signature } from '../../reports/results/certified-file.ts'
import type { Program, ResultSet } from '../../reports/results/result-set.ts'
import type { RoundTally } from '../../reports/tally/round-tally.ts'
import type { Instant } from '../../surveys/instant.ts'
import { type ReportText, textBeside } from '../../surveys/report-text.ts'
import { type Round, type RoundId, type RoundPhase, roundPhase } from '../../surveys/round.ts'
import type { Survey } from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { currentResult } from './current-format.ts'
import { getSealedCounts, listVersions, type ResultVersion } from './result-versions.ts'
import type { RoundKeys } from './round-keys.ts'
import type { RoundService } from './round-service.ts'
import type { SurveyService } from './survey-service.ts'
import { type CurrentSupplement, findSupplement } from './supplement-service.ts'
import { getOpened, tallyInvitations, tallyRound } from './tally-service.ts'
import { untilSettled } from './until-settled.ts'

/** A result as it stands: certified, preliminary, or only the response of an open round. */
export interface CurrentResult {
  /** @throws Problem 'result/otherFormat' when it is read, where an older program certified: the text is given as it is. */
  readonly result: ResultSet
  /** Its content in canonical form: of a certified round the certified bytes themselves. */
  readonly text: string
  /** Digest of the certified content; `null` when it is preliminary. */
  readonly digest: string | null
  /** None of one that is preliminary, or was certified before programs signed. */
  readonly signature?: Signature | undefined
  /** The digest of the version that holds instead; `null`: this one does. */
  readonly replacedBy: string | null
  /** Which version of the certified result it is: 0 is the first, a correction has its number; `null`: preliminary. */
  readonly version: number | null
  /** What is certified of the free text beside this very result; `null`: nothing. */
  readonly supplement: CurrentSupplement | null
  /** What the utredare has written beside it, or beside one before it; `null`: nothing. */
  readonly written: ReportText | null
  /** The enkät as it was asked; `null`: others asked it, and it is not published here. */
  readonly survey: Survey | null
}

/** What a comparison needs of a round. */
export interface ResultTally extends ResultSource {
  /** The leaves of responses that were certified and are not counted any more. */
  readonly setAside: readonly string[]
  readonly resultDigest: string | null
  readonly certifiedAt: Instant | null
}

export interface ResultService {
  /** The version that holds. @throws Problem 'round/notOpened' before the round has a frame. */
  currentResult(id: RoundId): Promise<CurrentResult>
  /** Any version of a certified result: 0 is the first. @throws Problem 'round/notCertified' or 'result/noVersion'. */
  versionOf(id: RoundId, number: number): Promise<CurrentResult>
  /** Every version of a certified result, the first first; none before it is certified. */
  listVersions(id: RoundId): Promise<readonly ResultVersion[]>
  /**
   * The tally of a certified round as sealed, of a round under review as counted now.
   *
   * @param digest Of the version that is wanted; left out: the one that holds.
   */
  resultTally(round: Round, digest?: string | null): Promise<ResultTally>
}

export interface ResultServiceDeps {
  readonly store: Store
  readonly surveys: SurveyService
  readonly rounds: RoundService
  readonly keys: RoundKeys
  readonly program: Program
  readonly now: () => Instant
}

export function createResultService(deps: ResultServiceDeps): ResultService {
  const { store, rounds, now } = deps
  return {
    async currentResult(id) {
      const versions = await listCertified(id, deps)
      const latest = versions.at(-1)
      if (latest === undefined) return ofOneMoment(id, seen => preliminaryResult(seen, deps), deps)
      return certifiedVersion(latest, { id, versions }, deps)
    },

    async versionOf(id, number) {
      if (!(await rounds.isCertified(id))) throw new Problem('round/notCertified', { round: id })
      const versions = await listVersions(id, store)
      const found = versions.find(version => version.number === number)
      if (found === undefined) throw new Problem('result/noVersion', { round: id, number })
      return certifiedVersion(found, { id, versions }, deps)
    },

    listVersions: id => listCertified(id, deps),

    async resultTally(round, digest) {
      const phase = roundPhase(round, now())
      if (phase === 'certified') return certifiedTally(round, digest, deps)
      if (!COUNTED.includes(phase)) throw new Problem('round/stillOpen', { round: round.id })
      const source = await ofOneMoment(round.id, seen => preliminarySource(seen, deps), deps)
      return { ...source, setAside: [], resultDigest: null, certifiedAt: null }
    },
  }
}

async function listCertified(
  id: RoundId,
  { rounds, store }: Pick<ResultServiceDeps, 'rounds' | 'store'>,
): Promise<readonly ResultVersion[]> {
  return (await rounds.isCertified(id)) ? listVersions(id, store) : []
}

async function certifiedVersion(
  { text, digest, signature, number }: ResultVersion,
  { id, versions }: { readonly id: RoundId; readonly versions: readonly ResultVersion[] },
  { store }: ResultServiceDeps,
): Promise<CurrentResult> {
  const latest = versions.at(-1)?.digest ?? digest
  const upToIt = versions.filter(each => each.number <= number).map(each => each.digest)
  return {
    text,
    digest,
    signature,
    version: number,
    replacedBy: digest === latest ? null : latest,
    supplement: await supplementTo(digest, id, store),
    written: textBeside(await store.listReportTexts(id), upToIt),
    survey: await surveyOf(text, store),
    get result() {
      return currentResult(text)
    },
  }
}

/** The very version that a result names. A result in an older form names it too. */
async function surveyOf(text: string, store: Store): Promise<Survey | null> {
  const { key, digest } = (JSON.parse(text) as Pick<ResultSet, 'survey'>).survey
  const published = await store.findSurvey(key)
  return published?.digest === digest ? published.survey : null
}

/** One that belongs to another result tells nothing of this one. */
async function supplementTo(
  digest: string,
  id: RoundId,
  store: Store,
): Promise<CurrentSupplement | null> {
  const found = await findSupplement(id, store)
  return found?.supplement.result === digest ? found : null
}

/** The phases in which responses are counted and figures shown, before there is a certified result. */
const COUNTED: readonly RoundPhase[] = ['underReview', 'certifying']

/**
 * What is counted is one moment: where answers were taken in, or something was decided, meanwhile, it is done once more.
 * Of a round that takes answers only marks are counted, and they are never still.
 */
async function ofOneMoment<T>(
  id: RoundId,
  work: (round: Round) => Promise<T>,
  { rounds, store, now }: ResultServiceDeps,
): Promise<T> {
  const round = await rounds.getRound(id)
  if (!COUNTED.includes(roundPhase(round, now()))) return work(round)
  const momentOf = async ({ revision }: Round) =>
    JSON.stringify([revision, await store.summariseResponses(id)])
  return untilSettled(async () => {
    const seen = await rounds.getRound(id)
    const before = await momentOf(seen)
    const outcome = { done: await work(seen) }
    const isSame = (await momentOf(await rounds.getRound(id))) === before
    return isSame ? outcome : 'stale'
  }).then(({ done }) => done)
}

async function preliminaryResult(round: Round, deps: ResultServiceDeps): Promise<CurrentResult> {
  const source = await preliminarySource(round, deps)
  const build = COUNTED.includes(roundPhase(round, deps.now())) ? buildResult : buildProgress
  const result = build(source, { certifiedAt: null })
  const { text } = certifiedContent(result)
  const written = textBeside(await deps.store.listReportTexts(round.id), [])
  const { survey } = source.survey
  const notCertified = { digest: null, version: null, replacedBy: null, supplement: null }
  return { result, text, ...notCertified, written, survey }
}

async function preliminarySource(
  round: Round,
  { store, surveys, keys, program, now }: ResultServiceDeps,
): Promise<ResultSource> {
  const opened = getOpened(round)
  const survey = await surveys.getSurvey(round.survey)
  const tally = COUNTED.includes(roundPhase(round, now()))
    ? await tallyRound(opened, survey, { store, keys })
    : await tallyInvitations(opened, { store, keys })
  return { round: opened, survey, tally, program }
}

async function certifiedTally(
  round: Round,
  digest: string | null | undefined,
  { store, surveys, program }: ResultServiceDeps,
): Promise<ResultTally> {
  const { id } = round
  const versions = await listVersions(id, store)
  const certified = versions.findLast(each => digest === undefined || each.digest === digest)
  if (certified === undefined) throw new Problem('internal')
  const before = versions.filter(({ number }) => number < certified.number)
  const { tally, setAside = [] } = await getSealedCounts(id, certified.number, store)
  return {
    round: getOpened(round),
    survey: await surveys.getSurvey(round.survey),
    tally,
    // What a correction withholds is withheld in whatever rests on it.
    before: await talliesOf(before, id, store),
    setAside,
    program,
    resultDigest: certified.digest,
    certifiedAt: currentResult(certified.text).round.certifiedAt,
  }
}

async function talliesOf(
  versions: readonly ResultVersion[],
  id: RoundId,
  store: Store,
): Promise<readonly RoundTally[]> {
  const tallies: RoundTally[] = []
  for (const { number } of versions) {
    tallies.push((await getSealedCounts(id, number, store)).tally)
  }
  return tallies
}
