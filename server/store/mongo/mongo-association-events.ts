import type { AssociationEvent } from '../../../surveys/association-event.ts'
import type { AssociationStore } from '../association-store.ts'
import { eventKey } from '../event-key.ts'
import { parseDocument } from '../parse-document.ts'
import type { AssociationEventDocument } from './documents.ts'
import { asked, askedAtLength, insertOnce } from './errors.ts'
import { finishChanges, putEvents, type RegisterModels } from './register-changes.ts'
import { scan } from './scan.ts'

/** The history of the register. */
export function createEventStore(
  models: RegisterModels,
): Pick<
  AssociationStore,
  'listAssociationEvents' | 'eachAssociationEvent' | 'restoreAssociationEvents'
> {
  const { associationEvent, registerImport } = models
  const toEvent = ({ text }: AssociationEventDocument) => parseDocument<AssociationEvent>(text)
  return {
    async listAssociationEvents(association) {
      await finishChanges(models)
      const query = associationEvent.find({ association }).sort({ _id: -1 })
      return (await asked(query.lean().exec())).map(toEvent)
    },
    async *eachAssociationEvent() {
      await finishChanges(models)
      const find = (filter: object) => associationEvent.find(filter)
      for await (const each of scan<'_id', AssociationEventDocument>(find, '_id', { $gt: '' }))
        yield toEvent(each)
    },
    async restoreAssociationEvents(events) {
      await putEvents(
        events.map(event => ({ key: eventKey(event), event })),
        models,
      )
      const highest = Math.max(0, ...events.map(({ number }) => number))
      // Later changes get higher numbers.
      const passed = { parts: '', count: 0, isApplied: true, note: null }
      if (highest > 0)
        await insertOnce(registerImport.create([{ _id: highest, ...passed }]), askedAtLength)
    },
  }
}
