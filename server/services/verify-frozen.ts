import type { FollowUpReport } from '../../reports/follow-up/follow-up-report.ts'
import { sha256 } from '../../reports/results/canonical.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import type { KnownKeys } from '../keys/signatures.ts'
import type { FrozenReport } from '../store/frozen-report-store.ts'
import type { Store } from '../store/store.ts'
import { signatureFaults } from './check-seal.ts'

/** What is not as it should be in the follow-up reports that are frozen. */
export async function frozenFaults(store: Store, known: KnownKeys): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  for (const dossier of await store.listDossiers()) {
    faults.push(...faultsIn(await store.listFrozenReports(dossier), known))
  }
  return faults
}

/** Each is what was digested when it was frozen, and what it corrects is there before it. */
function faultsIn(reports: readonly FrozenReport[], known: KnownKeys): readonly Fault[] {
  return reports.flatMap((report, index) => {
    const { dossierId, number, text, digest } = report
    const place = `${dossierId}/fryst rapport ${number}`
    if (sha256(text) !== digest) return [fault(place, 'digest')]
    const { replaces } = JSON.parse(text) as FollowUpReport
    const before = reports.slice(0, index).map(each => each.digest)
    const isThere = replaces === null || before.includes(replaces.digest)
    // There has never been a frozen report without one.
    const unsigned = report.signature === undefined ? [fault(place, 'unsigned')] : []
    return [
      ...unsigned,
      ...signatureFaults(place, report, known),
      ...(isThere ? [] : [fault(place, 'frozenChain')]),
    ]
  })
}
