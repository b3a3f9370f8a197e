import {
  type Addition,
  changesTo,
  dossierOf,
  lastAddition,
  type Part,
  type PartName,
  partsOf,
  replacing,
} from '../../reports/follow-up/additions.ts'
import { examineDossier } from '../../reports/follow-up/check-dossier.ts'
import type { Dossier } from '../../reports/follow-up/dossier-schema.ts'
import { canonical, sha256 } from '../../reports/results/canonical.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import type { Instant } from '../../surveys/instant.ts'
import { actorText } from '../accounts/log-entry.ts'
import { Problem } from '../problems.ts'
import type { DossierStore } from '../store/dossier-store.ts'
import type { ActLog } from './act-log.ts'
import { recordInsert } from './record-insert.ts'
import type { ByWhom } from './user-service.ts'

/** A dossier as it stands, and everything that has been added to it. */
export interface FiledDossier {
  readonly id: string
  readonly dossier: Dossier
  readonly additions: readonly Addition[]
}

/** What somebody wants to add. */
export interface Wanted {
  readonly dossierId: string
  readonly parts: readonly Part[]
  /** Why; has to be told where something is replaced. */
  readonly reason: string | null
}

/** What somebody wants to take in of a whole dossier. */
export interface Taken extends Omit<Wanted, 'parts'> {
  /** The latest addition of the filed dossier that whoever wrote the other one has seen. */
  readonly seen?: number | undefined
}

/** What an addition would come to. */
export interface DossierPlan {
  /** As the dossier is; without additions: it would be begun. */
  readonly filed: FiledDossier
  /** What it has not, or has otherwise. */
  readonly parts: readonly Part[]
  /** Those of them that have stood otherwise, or been struck out: then a reason has to be told. */
  readonly replaced: readonly Part[]
  /** What would be wrong with the dossier, but for the reason. */
  readonly faults: readonly Fault[]
}

export type AdditionOutcome =
  | { readonly kind: 'added'; readonly added: number; readonly filed: FiledDossier }
  /** Everything stands there already. */
  | { readonly kind: 'nothingNew' }
  /** What is wrong with the dossier as it would be. */
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }
  /** Somebody else has changed the same thing since it was seen, or added at the same moment. */
  | { readonly kind: 'stale' }

/** The auditors' dossiers: audits, recommendations, and what became of them. They are only added to. */
export interface DossierService {
  /** In the order of their ids. */
  list(): Promise<readonly FiledDossier[]>
  /** @throws Problem 'audit/unknown'. */
  get(id: string): Promise<FiledDossier>
  /** What taking in a whole dossier would come to; nothing is written. @throws Problem 'audit/tooLarge'. */
  plan(dossier: Dossier, dossierId: string): Promise<DossierPlan>
  /** @returns 'stale' when the id is taken. */
  begin(wanted: Wanted, by: ByWhom): Promise<AdditionOutcome>
  /**
   * Adds one thing, or replaces or strikes out what has its name.
   *
   * @param seen The number of the addition that its version came with, as whoever changes it saw it; 0: it is new.
   * @throws Problem 'audit/unknown'.
   */
  add(wanted: Wanted, seen: number, by: ByWhom): Promise<AdditionOutcome>
  /**
   * Adds what a whole dossier has and the filed one has not, or has otherwise.
   *
   * @returns 'stale' where what it would replace has been added or changed after the addition that was seen.
   * @throws Problem 'audit/needSeen' where something would be replaced, and it is not said what was seen.
   */
  take(dossier: Dossier, wanted: Taken, by: ByWhom): Promise<AdditionOutcome>
}

interface DossierDeps {
  readonly store: DossierStore
  readonly acts: ActLog
  readonly now: () => Instant
}

export function createDossierService(deps: DossierDeps): DossierService {
  const find = async (id: string) => toFiled(id, await deps.store.listAdditions(id))
  const get = async (id: string) => {
    const filed = await find(id)
    if (filed.additions.length === 0) throw new Problem('audit/unknown', { dossier: id })
    return filed
  }
  return {
    list: async () => Promise.all((await deps.store.listDossiers()).map(find)),
    get,
    async plan(dossier, dossierId) {
      return planOf(await find(dossierId), partsOf(dossier))
    },
    async begin(wanted, by) {
      const filed = await find(wanted.dossierId)
      if (filed.additions.length > 0) return { kind: 'stale' }
      return addTo(filed, wanted, { ...deps, by })
    },
    async add(wanted, seen, by) {
      const filed = await get(wanted.dossierId)
      const isSeen = wanted.parts.every(part => revisionOf(part, filed) === seen)
      return isSeen ? addTo(filed, wanted, { ...deps, by }) : { kind: 'stale' }
    },
    async take(dossier, { seen, ...wanted }, by) {
      const filed = await find(wanted.dossierId)
      const parts = changesTo(partsOf(filed.dossier), partsOf(dossier))
      const changed = lastAddition(parts, filed.additions)
      if (changed > 0 && wanted.reason !== null && seen === undefined) {
        const number = filed.additions.at(-1)?.number ?? 0
        throw new Problem('audit/needSeen', { dossier: filed.id, number })
      }
      if (seen !== undefined && changed > seen) return { kind: 'stale' }
      return addTo(filed, { ...wanted, parts }, { ...deps, by })
    },
  }
}

/** The number of the addition that a thing was last written in; 0: it has never been there. */
export function revisionOf(name: PartName, { additions }: Pick<FiledDossier, 'additions'>): number {
  return lastAddition([name], additions)
}

function toFiled(id: string, additions: readonly Addition[]): FiledDossier {
  return { id, additions, dossier: dossierOf(additions.flatMap(({ parts }) => parts)) }
}

/** @throws Problem 'audit/tooLarge'. */
function planOf(filed: FiledDossier, wanted: readonly Part[]): DossierPlan {
  const known = partsOf(filed.dossier)
  const parts = changesTo(known, wanted)
  requireRoom(parts)
  // What was struck out has had its name too, and does not come back without a reason.
  const everHad = filed.additions.flatMap(each => each.parts)
  const { faults } = examineDossier(dossierOf([...known, ...parts]))
  return { filed, parts, replaced: replacing(everHad, parts), faults }
}

/** What it all comes to has to be sound before it is taken. */
async function addTo(
  filed: FiledDossier,
  { dossierId, parts: wanted, reason }: Wanted,
  { store, acts, now, by }: DossierDeps & { readonly by: ByWhom },
): Promise<AdditionOutcome> {
  const { parts, replaced, faults } = planOf(filed, wanted)
  if (parts.length === 0) return { kind: 'nothingNew' }
  const last = filed.additions.at(-1)?.number ?? 0
  const isChange = replaced.length > 0
  const all = [...unexplained(replaced, reason), ...faults]
  if (all.length > 0) return { kind: 'faulty', faults: all }
  const addition = {
    dossierId,
    number: last + 1,
    at: now(),
    by: actorText(by.actor),
    reason,
    parts,
  }
  const act = { ...by, act: isChange ? 'audit.changed' : 'audit.added' } as const
  const told = { ...act, object: dossierId, detail: additionDigest(addition) }
  const stored = await recordInsert(acts, told, () => store.insertAddition(addition))
  if (stored === 'exists') return { kind: 'stale' }
  const after = toFiled(dossierId, [...filed.additions, addition])
  return { kind: 'added', added: parts.length, filed: after }
}

/** Who replaces something has to say why. */
function unexplained(replaced: readonly Part[], reason: string | null): readonly Fault[] {
  return replaced.length > 0 && reason === null ? [fault('reason', 'missing')] : []
}

/** What the log names an addition by, so that one that is altered afterwards is found. SHA-256, hex. */
export function additionDigest(addition: Addition): string {
  return sha256(canonical(addition))
}

/** Characters: one document has room for it in every store, whatever letters it has. */
const LARGEST_ADDITION = 4_000_000

/** @throws Problem 'audit/tooLarge'. */
function requireRoom(parts: readonly Part[]): void {
  if (JSON.stringify(parts).length > LARGEST_ADDITION) throw new Problem('audit/tooLarge')
}
