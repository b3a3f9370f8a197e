import type { FollowUpReport, Replaced } from '../../reports/follow-up/follow-up-report.ts'
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
import { composeFollowUp, freezeFollowUp } from './freeze-follow-up.ts'

/** What somebody wants frozen. */
export interface Freeze {
  readonly dossierId: string
  /** The day that the report tells of. */
  readonly on: CalendarDay
  /** The number of the report that it corrects; `null`: none. */
  readonly replaces: number | null
  /** Why it is corrected. */
  readonly reason: string
}

/** Follow-up reports as they are frozen: never changed, never removed. */
export interface FrozenReportService {
  /** In the order of their numbers. */
  list(dossierId: string): Promise<readonly FrozenReport[]>
  /** What would be frozen now. @throws Problem 'audit/unknown'. */
  draft(dossierId: string, on: CalendarDay): Promise<FollowUpReport>
  /** @throws Problem 'audit/unknown'. */
  get(dossierId: string, number: number): Promise<FrozenReport>
  /**
   * Freezes a dossier as things stood on a day, beside the certified answers that its links lead to.
   *
   * @throws Problem 'audit/unknown', 'audit/futureDay', 'audit/faulty' where a link leads to what was not asked,
   *   'audit/needReason' where a correction has none, 'audit/changedMeanwhile' when somebody else froze at the same moment.
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
  const { store, dossiers, acts, program, sign, now } = deps
  const list = (dossierId: string) => store.listFrozenReports(dossierId)
  return {
    list,
    get: async (dossierId, number) => numbered(number, await list(dossierId)),
    async draft(dossierId, on) {
      const { dossier } = await dossiers.get(dossierId)
      const files = await answersAtHand(dossier, store)
      const freezing = { program, frozenAt: now(), on, replaces: null }
      return composeFollowUp({ name: dossierId, dossier, files }, freezing)
    },
    async freeze({ dossierId, on, replaces: number, reason }, by) {
      requirePassed(on, now())
      const { dossier } = await dossiers.get(dossierId)
      const earlier = await list(dossierId)
      const replaces = number === null ? null : replacedBy(numbered(number, earlier), reason)
      const files = await answersAtHand(dossier, store)
      const freezing = { program, frozenAt: now(), on, replaces }
      const content = freezeFollowUp({ name: dossierId, dossier, files }, freezing, sign)
      const report = { ...content, dossierId, number: (earlier.at(-1)?.number ?? 0) + 1 }
      const act = { act: 'audit.frozen', object: dossierId, detail: report.digest } as const
      const stored = await acts.record({ ...by, ...act, reason: replaces?.reason }, () =>
        store.insertFrozenReport(report),
      )
      if (stored === 'exists') throw new Problem('audit/changedMeanwhile', { dossier: dossierId })
      return report
    },
  }
}

/** Nobody knows how things stand on a day to come. @throws Problem 'audit/futureDay'. */
function requirePassed(on: CalendarDay, now: Instant): void {
  if (on > stockholmDay(now)) throw new Problem('audit/futureDay', { value: on })
}

/** @throws Problem 'audit/unknown'. */
function numbered(number: number, reports: readonly FrozenReport[]): FrozenReport {
  const found = reports.find(report => report.number === number)
  if (found === undefined) throw new Problem('audit/unknown', { dossier: String(number) })
  return found
}

/** @throws Problem 'audit/needReason'. */
function replacedBy({ digest }: FrozenReport, reason: string): Replaced {
  if (reason.trim() === '') throw new Problem('audit/needReason')
  return { digest, reason: reason.trim() }
}
