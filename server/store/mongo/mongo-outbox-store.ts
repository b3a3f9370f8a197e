import { trusted } from 'mongoose'

import type { MessageCount, OutboxMessage, OutboxStore } from '../outbox-store.ts'
import { BATCH, inParts, UNCHECKED } from './bulk.ts'
import type { OutboxDocument } from './mail-documents.ts'
import { asked, askedAtLength, isDuplicate } from './errors.ts'
import type { Models } from './models.ts'
import { scan } from './scan.ts'

type Outbox = Models['outbox']

export function createOutboxStore({ outbox }: Pick<Models, 'outbox'>): OutboxStore {
  return {
    ...createSending(outbox),
    ...createReading(outbox),
    async queueMessages(messages) {
      let added = 0
      for (const some of inParts(messages, BATCH)) added += await insertNew(some, outbox)
      return added
    },
  }
}

/** Those whose cause is there are passed over by the key, as by nothing else. */
async function insertNew(messages: readonly OutboxMessage[], outbox: Outbox): Promise<number> {
  const documents = messages.map(toDocument)
  try {
    const { insertedCount } = await askedAtLength(
      outbox.collection.insertMany(documents as never, UNCHECKED),
    )
    return insertedCount
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return (error as { readonly insertedCount?: number }).insertedCount ?? 0
  }
}

function createSending(
  outbox: Outbox,
): Pick<OutboxStore, 'takeMessage' | 'settleMessage' | 'stopMessages' | 'resumeMessages'> {
  return {
    async takeMessage({ holder, until }, now) {
      const isDue = { due: trusted({ $lte: now }) }
      const taken = { $set: { state: 'sending', due: until, holder } } as const
      const query = outbox.findOneAndUpdate(isDue, taken, { returnDocument: 'after' })
      const found = await asked(query.sort({ due: 1, _id: 1 }).lean<OutboxDocument>().exec())
      return found === null ? null : toMessage(found)
    },
    async settleMessage(message, holder) {
      const { _id, ...fields } = toDocument({ ...message, holder: null })
      const { matchedCount } = await asked(
        outbox.updateOne({ _id, holder }, { $set: fields }).exec(),
      )
      return matchedCount === 1 ? 'stored' : 'lost'
    },
    async stopMessages(round, why) {
      const stopped = { $set: { state: 'stopped', due: null, why } } as const
      const waiting = { round, state: 'waiting' } as const
      return (await askedAtLength(outbox.updateMany(waiting, stopped).exec())).modifiedCount
    },
    async resumeMessages({ roundId, kind, occasion, why }, { due, textVersion }) {
      const ofOccasion = occasion === null ? {} : { occasion }
      const stopped = { round: roundId, kind, ...ofOccasion, why, state: 'stopped' } as const
      const again = { due, queuedAt: due, attempts: 0, textVersion, why: null }
      const waiting = { $set: { state: 'waiting', ...again } } as const
      return (await askedAtLength(outbox.updateMany(stopped, waiting).exec())).modifiedCount
    },
  }
}

function createReading(
  outbox: Outbox,
): Pick<OutboxStore, 'findMessage' | 'countMessages' | 'countSentSince' | 'eachMessage'> {
  return {
    async findMessage(id) {
      const found = await asked(outbox.findById(id).lean<OutboxDocument>().exec())
      return found === null ? null : toMessage(found)
    },
    countMessages: round => countMessages(round, outbox),
    countSentSince: moment =>
      asked(outbox.countDocuments({ sentAt: trusted({ $gte: moment }) }).exec()),
    async *eachMessage(round) {
      const find = (filter: object) => outbox.find({ round, ...filter })
      const each = scan<'_id', OutboxDocument>(find, '_id', { $gt: '' })
      for await (const document of each) yield toMessage(document)
    },
  }
}

async function countMessages(round: string, outbox: Outbox): Promise<readonly MessageCount[]> {
  const found = await askedAtLength(
    outbox
      .aggregate<{ readonly _id: Pick<MessageCount, 'kind' | 'state'>; readonly count: number }>([
        { $match: { round } },
        { $group: { _id: { kind: '$kind', state: '$state' }, count: { $sum: 1 } } },
        { $sort: { '_id.kind': 1, '_id.state': 1 } },
      ])
      .exec(),
  )
  return found.map(({ _id: { kind, state }, count }) => ({ kind, state, count }))
}

function toDocument({ id, roundId, ...fields }: OutboxMessage): OutboxDocument {
  return { _id: id, round: roundId, ...fields }
}

function toMessage({ _id, round, ...fields }: OutboxDocument): OutboxMessage {
  return { id: _id, roundId: round, ...fields }
}
