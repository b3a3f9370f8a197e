import { type Fault, fault } from '../../surveys/fault.ts'
import type { LogEntry } from '../accounts/log-entry.ts'
import { additionDigest } from './dossier-service.ts'
import { toldInLog } from './told-in-log.ts'
import type { VerifyDeps } from './verify-service.ts'

/** The auditors' dossiers hold what the chained log tells was added, each addition as it was, and none is missing between. */
export async function dossierFaults({
  store,
  acts,
}: Pick<VerifyDeps, 'store' | 'acts'>): Promise<readonly Fault[]> {
  const dossiers = await store.listDossiers()
  if (dossiers.length === 0) return []
  const told = await toldInLog(acts, addedIn)
  const faults: Fault[] = []
  for (const dossier of dossiers) {
    for (const [index, addition] of (await store.listAdditions(dossier)).entries()) {
      const isTold = addition.number === index + 1 && told.has(additionDigest(addition))
      if (!isTold) faults.push(fault(`${dossier}/tillägg ${addition.number}`, 'notLogged'))
    }
  }
  return faults
}

/** The digest of what was added to a dossier. */
function addedIn({ act, detail }: LogEntry): string | null {
  return act === 'audit.added' || act === 'audit.changed' ? detail : null
}
