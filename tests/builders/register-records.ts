import type { Association } from '../../surveys/association.ts'
import type { AssociationEvent } from '../../surveys/association-event.ts'
import type { Body } from '../../surveys/body.ts'
import type { ChangeNote, RegisterChange } from '../../server/store/association-store.ts'
import { OPENS } from './test-container.ts'

export function associationEvent(
  association: string,
  change: Partial<AssociationEvent> = {},
): AssociationEvent {
  return {
    association,
    number: 1,
    kind: 'added',
    at: OPENS,
    by: 'prov',
    reason: null,
    changes: [],
    ...change,
  }
}

export function body(id: string, change: Partial<Body> = {}): Body {
  return {
    id,
    revision: 1,
    name: `Nämnd ${id}`,
    kind: 'committee',
    validFrom: null,
    validTo: null,
    parent: null,
    replaces: [],
    together: [],
    ...change,
  }
}

/** A change that adds associations, or writes over those that are there. */
export function registerChange(
  number: number,
  associations: readonly Association[],
  {
    kind = 'edit',
    before = [],
  }: { kind?: ChangeNote['kind']; before?: readonly Association[] } = {},
): RegisterChange {
  return {
    number,
    note: { kind, at: OPENS, by: 'prov' },
    changed: associations.map(becomes => ({
      becomes,
      was: before.find(({ id }) => id === becomes.id) ?? null,
      event: associationEvent(becomes.id, { number }),
    })),
  }
}
