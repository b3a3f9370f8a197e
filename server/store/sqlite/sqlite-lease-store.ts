import type { LeaseStore } from '../lease-store.ts'
import type { Database } from './database.ts'
import type { WriteQueue } from './write-queue.ts'

export function createLeaseStore(db: Database, queue: WriteQueue): LeaseStore {
  const take = db.prepare(
    `INSERT INTO lease (name, holder, until) VALUES (@name, @holder, @until)
     ON CONFLICT (name) DO UPDATE SET holder = @holder, until = @until
     WHERE holder = @holder OR until <= @now`,
  )
  const release = db.prepare('DELETE FROM lease WHERE name = @name AND holder = @holder')
  return {
    takeLease: (lease, now) =>
      queue.run(() => (take.run({ ...lease, now }).changes === 1 ? 'taken' : 'held')),
    releaseLease: ({ name, holder }) =>
      queue.run(() => {
        release.run({ name, holder })
      }),
  }
}
