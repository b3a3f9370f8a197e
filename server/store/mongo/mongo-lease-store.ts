import { trusted } from 'mongoose'

import type { Instant } from '../../../surveys/instant.ts'
import type { Lease, LeaseStore } from '../lease-store.ts'
import { asked, insertOnce } from './errors.ts'
import type { Models } from './models.ts'

export function createLeaseStore({ lease }: Pick<Models, 'lease'>): LeaseStore {
  return {
    takeLease: (wanted, now) => takeLease(wanted, now, lease),
    async releaseLease({ name, holder }) {
      await asked(lease.deleteOne({ _id: name, holder }).exec())
    },
  }
}

/** One write: it finds no document that it may have, tries to add one, and is told that the key is taken. */
async function takeLease(
  { name, holder, until }: Lease,
  now: Instant,
  lease: Models['lease'],
): Promise<'taken' | 'held'> {
  const isFree = trusted([{ holder }, { until: trusted({ $lte: now }) }])
  const outcome = await insertOnce(
    lease
      .updateOne({ _id: name, $or: isFree } as never, { $set: { holder, until } }, { upsert: true })
      .exec(),
  )
  return outcome === 'stored' ? 'taken' : 'held'
}
