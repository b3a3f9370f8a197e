import type { AssociationEvent } from '../../surveys/association-event.ts'

/** The key of an event, by which both stores keep events in the same order: by change, then by association. */
export function eventKey({ number, association }: AssociationEvent): string {
  return `${String(number).padStart(12, '0')}/${association}`
}
