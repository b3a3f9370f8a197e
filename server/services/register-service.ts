import type { Association, AssociationId, Sector } from '../../surveys/association.ts'
import type { AssociationEvent } from '../../surveys/association-event.ts'
import type { CalendarDay } from '../../surveys/instant.ts'
import { readRegister } from '../../surveys/register.ts'
import { type CellFault, type RegisterField, toTexts } from '../../surveys/register-row.ts'
import { canonical, sha256 } from '../../reports/results/canonical.ts'
import { actorText } from '../accounts/log-entry.ts'
import { Problem } from '../problems.ts'
import type { AssociationStore } from '../store/association-store.ts'
import type { ActLog } from './act-log.ts'
import type { Becoming, RegisterBook, RegisterState } from './register-book.ts'
import type { ByWhom } from './user-service.ts'

/** An association as somebody typed it, by field. */
export type TypedAssociation = Readonly<Record<RegisterField, string>>

export type EditOutcome =
  | { readonly kind: 'done'; readonly association: Association }
  | { readonly kind: 'faulty'; readonly faults: readonly CellFault[] }
  /** Somebody else has changed it since the page was shown. */
  | { readonly kind: 'stale'; readonly association: Association }

/** The register, one association at a time. */
export interface RegisterService {
  /** In the order of the associations' ids. */
  list(): Promise<readonly Association[]>
  /** The register as it stands, to be searched. */
  current(): Promise<RegisterState>
  readonly sectors: readonly Sector[]
  /** @throws Problem 'association/unknown'. */
  get(id: AssociationId): Promise<Association>
  /** What has happened to it, the latest first. */
  history(id: AssociationId): Promise<readonly AssociationEvent[]>
  add(typed: TypedAssociation, by: ByWhom): Promise<EditOutcome>
  /** @param version The association as whoever changes it saw it, by `versionOf`. */
  change(typed: TypedAssociation, version: string, by: ByWhom): Promise<EditOutcome>
  /** Its last day, after which it is in no new round; `null`: it is one to ask again. */
  endOn(id: AssociationId, lastDay: CalendarDay | null, by: ByWhom): Promise<EditOutcome>
}

export interface RegisterServiceDeps {
  readonly store: AssociationStore
  readonly book: RegisterBook
  readonly sectors: readonly Sector[]
  readonly acts: ActLog
}

/** The same for the same association, however it came to be so. */
export function versionOf(association: Association): string {
  return sha256(canonical(association)).slice(0, 16)
}

export function createRegisterService(deps: RegisterServiceDeps): RegisterService {
  const { store, book } = deps
  const get = async (id: AssociationId) => getIn(await book.current(), id)
  return {
    current: () => book.current(),
    sectors: deps.sectors,
    list: async () => (await book.current()).associations,
    get,
    async history(id) {
      await get(id)
      return store.listAssociationEvents(id)
    },
    add: (typed, by) => addAssociation(typed, by, deps),
    change: (typed, version, by) => changeAssociation(typed, { version, by }, deps),
    async endOn(id, lastDay, by) {
      const typed = { ...toTexts(await get(id)), validTo: lastDay ?? '' }
      const kind = lastDay === null ? 'reopened' : 'closed'
      return write({ typed, version: null, kind }, by, deps)
    },
  }
}

function getIn({ byId }: RegisterState, id: AssociationId): Association {
  const found = byId.get(id)
  if (found === undefined) throw new Problem('association/unknown', { association: id })
  return found
}

async function addAssociation(
  typed: TypedAssociation,
  by: ByWhom,
  deps: RegisterServiceDeps,
): Promise<EditOutcome> {
  const { byId } = await deps.book.current()
  const taken = byId.get(typed.id)
  if (taken === undefined) return write({ typed, version: null, kind: 'added' }, by, deps)
  const fault = { field: 'id', code: 'takenId', values: { owner: taken.name } } as const
  return { kind: 'faulty', faults: [fault] }
}

async function changeAssociation(
  typed: TypedAssociation,
  { version, by }: { readonly version: string; readonly by: ByWhom },
  deps: RegisterServiceDeps,
): Promise<EditOutcome> {
  getIn(await deps.book.current(), typed.id)
  return write({ typed, version, kind: 'changed' }, by, deps)
}

/** What is to be written of one association. */
interface Edit {
  readonly typed: TypedAssociation
  /** `null`: whatever it is like now. */
  readonly version: string | null
  readonly kind: 'added' | 'changed' | 'closed' | 'reopened'
}

async function write(edit: Edit, by: ByWhom, deps: RegisterServiceDeps): Promise<EditOutcome> {
  const { acts, book } = deps
  const tried = workOut(edit, by, { deps, state: await book.current() })
  // What cannot be done is nothing that anybody has done.
  if (tried.told.kind !== 'done') return tried.told
  const act = { act: `association.${edit.kind}`, object: edit.typed.id } as const
  return acts.record({ ...by, ...act }, () =>
    book.change({ kind: 'edit', by: actorText(by.actor) }, state =>
      workOut(edit, by, { deps, state }),
    ),
  )
}

function workOut(
  { typed, version, kind }: Edit,
  { reason }: ByWhom,
  { deps, state }: { readonly deps: RegisterServiceDeps; readonly state: RegisterState },
): { readonly changes: readonly Becoming[]; readonly told: EditOutcome } {
  const was = state.byId.get(typed.id) ?? null
  const isStale = version !== null && was !== null && versionOf(was) !== version
  if (isStale) return { changes: [], told: { kind: 'stale', association: was } }
  const row = { ...typed, number: 1 }
  const { associations, faults } = readRegister([row], deps.sectors, state.associations)
  const [becomes] = associations
  if (faults.length > 0 || becomes === undefined)
    return { changes: [], told: { kind: 'faulty', faults } }
  const isSame = JSON.stringify(was) === JSON.stringify(becomes)
  const changes = isSame ? [] : [{ was, becomes, kind, reason }]
  return { changes, told: { kind: 'done', association: becomes } }
}
