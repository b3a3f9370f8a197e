import type { FrozenReport, FrozenReportStore } from '../store/frozen-report-store.ts'

/** The frozen reports of a dossier in the order of their numbers, one at a time: each holds a whole dossier. */
export async function* eachFrozenReport(
  dossierId: string,
  store: Pick<FrozenReportStore, 'listFrozenNumbers' | 'findFrozenReport'>,
): AsyncGenerator<FrozenReport> {
  for (const number of await store.listFrozenNumbers(dossierId)) {
    const found = await store.findFrozenReport(dossierId, number)
    if (found !== null) yield found
  }
}
