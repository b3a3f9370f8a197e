import type { FollowUpReport } from '../../reports/follow-up/follow-up-report.ts'
import { sha256 } from '../../reports/results/canonical.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import type { KnownKeys } from '../keys/signatures.ts'
import type { FrozenReport } from '../store/frozen-report-store.ts'
import type { Store } from '../store/store.ts'
import { signatureFaults } from './check-seal.ts'
import { eachFrozenReport } from './each-frozen-report.ts'

/** What is not as it should be in the follow-up reports that are frozen. */
export async function frozenFaults(store: Store, known: KnownKeys): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  for (const dossier of await store.listDossiers()) {
    const before = new Set<string>()
    for await (const report of eachFrozenReport(dossier, store)) {
      faults.push(...faultsIn(report, before, known))
      before.add(report.digest)
    }
  }
  return faults
}

/** It is what was digested when it was frozen, and what it corrects is among those before it. */
function faultsIn(
  report: FrozenReport,
  before: ReadonlySet<string>,
  known: KnownKeys,
): readonly Fault[] {
  const { dossierId, number, text, digest } = report
  const place = `${dossierId}/fryst rapport ${number}`
  if (sha256(text) !== digest) return [fault(place, 'digest')]
  const { replaces } = JSON.parse(text) as FollowUpReport
  const isThere = replaces === null || before.has(replaces.digest)
  // There has never been a frozen report without one.
  const unsigned = report.signature === undefined ? [fault(place, 'unsigned')] : []
  return [
    ...unsigned,
    ...signatureFaults(place, report, known),
    ...(isThere ? [] : [fault(place, 'frozenChain')]),
  ]
}
