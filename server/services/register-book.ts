import type { Association, AssociationId, Sector } from '../../surveys/association.ts'
import { type EventKind, fieldChanges } from '../../surveys/association-event.ts'
import { createRegisterSearch, type RegisterSearch } from '../../surveys/register-search.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { AssociationStore, ChangeNote } from '../store/association-store.ts'
import { letOthersIn, mapInSteps } from './let-others-in.ts'

/** The register as it stood after one of its changes. */
export interface RegisterState {
  /** The number of that change. */
  readonly number: number
  /** In the order of their ids. */
  readonly associations: readonly Association[]
  readonly byId: ReadonlyMap<AssociationId, Association>
  readonly search: RegisterSearch
}

/** What is to become of one association. */
export interface Becoming {
  readonly was: Association | null
  /** `null`: it leaves the register. */
  readonly becomes: Association | null
  readonly kind: EventKind
  readonly reason?: string | undefined
}

/** What has been worked out to be done, and what whoever asked for it is told. */
export interface WorkedOut<Told> {
  readonly changes: readonly Becoming[]
  readonly told: Told
}

/** The register, remembered between changes, and written by one change at a time. */
export interface RegisterBook {
  /** As it stands now: read anew only when something has changed. */
  current(): Promise<RegisterState>
  /**
   * Works out a change from the register as it stands, and again when another change came first: nothing that
   * somebody else wrote meanwhile is lost. A change of nothing is not written.
   */
  change<Told>(
    note: Omit<ChangeNote, 'at'>,
    workOut: (state: RegisterState) => WorkedOut<Told> | Promise<WorkedOut<Told>>,
  ): Promise<Told>
}

export interface BookDeps {
  readonly store: AssociationStore
  /** In register order. */
  readonly sectors: readonly Sector[]
  readonly now: () => Instant
}

export function createRegisterBook({ store, sectors, now }: BookDeps): RegisterBook {
  let known: RegisterState | null = null

  async function current(): Promise<RegisterState> {
    for (;;) {
      const number = await store.lastRegisterChange()
      if (known?.number === number) return known
      const associations: Association[] = []
      for await (const each of store.eachAssociation()) associations.push(each)
      await letOthersIn()
      // Otherwise what was read may be of a later change.
      if ((await store.lastRegisterChange()) !== number) continue
      known = {
        number,
        associations,
        byId: new Map(associations.map(each => [each.id, each])),
        search: createRegisterSearch(
          associations,
          sectors.map(({ id }) => id),
        ),
      }
      return known
    }
  }

  return {
    current,
    async change(given, workOut) {
      for (;;) {
        const state = await current()
        const { changes, told } = await workOut(state)
        if (changes.length === 0) return told
        const note = { ...given, at: now() }
        const number = state.number + 1
        const changed = await mapInSteps(changes, each => toChanged(each, { note, number }))
        if ((await store.changeRegister({ number, note, changed })) === 'stored') return told
      }
    },
  }
}

function toChanged(
  { was, becomes, kind, reason }: Becoming,
  { note, number }: { readonly note: ChangeNote; readonly number: number },
) {
  const { at, by } = note
  const association = becomes?.id ?? was?.id ?? ''
  const changes = was === null || becomes === null ? [] : fieldChanges(was, becomes)
  const told = { at, by, reason: reason ?? null }
  return { was, becomes, event: { association, number, kind, ...told, changes } }
}
