import type { FollowUpReport, Replaced } from '../../reports/follow-up/follow-up-report.ts'
import { canonical } from '../../reports/results/canonical.ts'
import type { Sign } from '../../reports/results/certified-file.ts'
import type { Program } from '../../reports/results/result-set.ts'
import type { CalendarDay, Instant } from '../../surveys/instant.ts'
import { stockholmDay } from '../../surveys/stockholm-time.ts'
import type { Origin } from '../accounts/log-entry.ts'
import { Problem } from '../problems.ts'
import type { FrozenReport } from '../store/frozen-report-store.ts'
import type { Store } from '../store/store.ts'
import type { ActLog } from './act-log.ts'
import { answersAtHand } from './answers-at-hand.ts'
import type { DossierService } from './dossier-service.ts'
import { eachFrozenReport } from './each-frozen-report.ts'
import { composeFollowUp, freezeFollowUp } from './freeze-follow-up.ts'
import { recordInsert } from './record-insert.ts'

/** What somebody wants frozen. */
export interface Freeze {
  readonly dossierId: string
  /** The day that the report tells of. */
  readonly on: CalendarDay
  /** The number of the report that it corrects; `null`: none. */
  readonly replaces: number | null
  /** Why it is corrected; empty where it corrects none. */
  readonly reason: string
  /** How many reports the dossier had when it was asked for: a form that is sent twice freezes one. */
  readonly seen: number
}

/** What a list tells of a frozen report: its content is large. */
export type FrozenSummary = Pick<FrozenReport, 'dossierId' | 'number' | 'digest' | 'signature'> &
  Pick<FollowUpReport, 'frozenAt' | 'on' | 'replaces' | 'rests'>

/** Follow-up reports as they are frozen: never changed, never removed. */
export interface FrozenReportService {
  /** In the order of their numbers. */
  list(dossierId: string): Promise<readonly FrozenSummary[]>
  /** What would be frozen now. @throws Problem 'audit/unknown'. */
  draft(dossierId: string, on: CalendarDay): Promise<FollowUpReport>
  /** @throws Problem 'audit/unknown'. */
  get(dossierId: string, number: number): Promise<FrozenReport>
  /**
   * Freezes a dossier as things stood on a day, beside the certified answers that its links lead to.
   *
   * @returns The report; of one that is asked for once more, the one that is frozen already.
   * @throws Problem 'audit/unknown', 'audit/futureDay', 'audit/faulty' where a link leads to what was not asked,
   *   'audit/needReason' where a correction has none, 'audit/needReplaced' where a reason has none to correct,
   *   'audit/reportTooLarge', 'audit/frozenMeanwhile' when another was frozen since it was asked for.
   */
  freeze(wanted: Freeze, by: Origin): Promise<FrozenReport>
}

export interface FrozenReportDeps {
  readonly store: Store
  readonly dossiers: DossierService
  readonly acts: ActLog
  readonly program: Program
  readonly sign: Sign
  readonly now: () => Instant
}

export function createFrozenReportService(deps: FrozenReportDeps): FrozenReportService {
  const { store, dossiers, program, now } = deps
  return {
    list: dossierId => list(dossierId, store),
    get: (dossierId, number) => get(dossierId, number, store),
    async draft(dossierId, on) {
      const { dossier } = await dossiers.get(dossierId)
      const files = await answersAtHand(dossier, store)
      const freezing = { program, frozenAt: now(), on, replaces: null }
      return composeFollowUp({ name: dossierId, dossier, files }, freezing)
    },
    async freeze(wanted, by) {
      const report = await composed(wanted, deps)
      const last = (await store.listFrozenNumbers(wanted.dossierId)).at(-1) ?? 0
      if (last !== wanted.seen) return sameAs(report, last, store)
      const act = { act: 'audit.frozen', object: report.dossierId, detail: report.digest } as const
      const { replaces } = wanted
      const reason = replaces === null ? undefined : wanted.reason.trim()
      const stored = await recordInsert(deps.acts, { ...by, ...act, reason }, () =>
        store.insertFrozenReport(report),
      )
      return stored === 'stored' ? report : sameAs(report, report.number, store)
    },
  }
}

/** The report that is wanted, with the number after those that were seen. */
async function composed(
  { dossierId, on, replaces: number, reason, seen }: Freeze,
  { store, dossiers, program, sign, now }: FrozenReportDeps,
): Promise<FrozenReport> {
  requirePassed(on, now())
  const { dossier } = await dossiers.get(dossierId)
  if (number === null && reason.trim() !== '') throw new Problem('audit/needReplaced')
  const replaces = number === null ? null : replacedBy(await get(dossierId, number, store), reason)
  const files = await answersAtHand(dossier, store)
  const freezing = { program, frozenAt: now(), on, replaces }
  const content = freezeFollowUp({ name: dossierId, dossier, files }, freezing, sign)
  requireRoom(content.text)
  return { ...content, dossierId, number: seen + 1 }
}

async function list(dossierId: string, store: Store): Promise<readonly FrozenSummary[]> {
  const summaries: FrozenSummary[] = []
  for await (const { text, ...report } of eachFrozenReport(dossierId, store)) {
    const { frozenAt, on, replaces, rests } = JSON.parse(text) as FollowUpReport
    summaries.push({ ...report, frozenAt, on, replaces, rests })
  }
  return summaries
}

/** @throws Problem 'audit/unknown'. */
async function get(dossierId: string, number: number, store: Store): Promise<FrozenReport> {
  const found = await store.findFrozenReport(dossierId, number)
  if (found === null) throw new Problem('audit/unknown', { dossier: String(number) })
  return found
}

/**
 * The report with a number, where it says the same: it was asked for twice.
 *
 * @throws Problem 'audit/frozenMeanwhile'.
 */
async function sameAs(report: FrozenReport, number: number, store: Store): Promise<FrozenReport> {
  const found = await store.findFrozenReport(report.dossierId, number)
  const isSame = number === report.number && found !== null && saidIn(found) === saidIn(report)
  if (!isSame) throw new Problem('audit/frozenMeanwhile')
  return found
}

/** What a report says, whenever it was frozen. */
function saidIn({ text }: FrozenReport): string {
  return canonical({ ...(JSON.parse(text) as FollowUpReport), frozenAt: null })
}

/** Nobody knows how things stand on a day to come. @throws Problem 'audit/futureDay'. */
function requirePassed(on: CalendarDay, now: Instant): void {
  if (on > stockholmDay(now)) throw new Problem('audit/futureDay', { value: on })
}

/** Bytes: a document of MongoDB has room for 16 MB, with what stands beside the text. */
const LARGEST_REPORT = 15_000_000

/** Every store has room for it. @throws Problem 'audit/reportTooLarge'. */
function requireRoom(text: string): void {
  if (Buffer.byteLength(text) > LARGEST_REPORT) throw new Problem('audit/reportTooLarge')
}

/** @throws Problem 'audit/needReason'. */
function replacedBy({ digest }: FrozenReport, reason: string): Replaced {
  if (reason.trim() === '') throw new Problem('audit/needReason')
  return { digest, reason: reason.trim() }
}
