import { type Fault, fault } from '../../surveys/fault.ts'
import { additionDigest } from './dossier-service.ts'
import type { VerifyDeps } from './verify-service.ts'

/** The auditors' dossiers hold what the chained log tells was added, each addition as it was, and none is missing between. */
export async function dossierFaults({
  store,
  acts,
}: Pick<VerifyDeps, 'store' | 'acts'>): Promise<readonly Fault[]> {
  const dossiers = await store.listDossiers()
  if (dossiers.length === 0) return []
  const told = await toldInLog(acts)
  const faults: Fault[] = []
  for (const dossier of dossiers) {
    for (const [index, addition] of (await store.listAdditions(dossier)).entries()) {
      const isTold = addition.number === index + 1 && told.has(additionDigest(addition))
      if (!isTold) faults.push(fault(`${dossier}/tillägg ${addition.number}`, 'notLogged'))
    }
  }
  return faults
}

/** The digests of what was added to any dossier. */
async function toldInLog(acts: VerifyDeps['acts']): Promise<ReadonlySet<string | null>> {
  const told = new Set<string | null>()
  for await (const { act, detail } of acts.each()) {
    if (act === 'audit.added' || act === 'audit.changed') told.add(detail)
  }
  return told
}
