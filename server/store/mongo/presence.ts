import { randomUUID } from 'node:crypto'

import { trusted } from 'mongoose'

import { toInstant } from '../../../surveys/instant.ts'
import { Problem } from '../../problems.ts'
import type { LeaseStore } from '../lease-store.ts'
import type { Release, Store } from '../store.ts'
import { under } from './bulk.ts'
import { asked } from './errors.ts'
import type { Models } from './models.ts'

/** A server that has died is counted for this long; one that lives says so three times meanwhile. */
const PRESENT_MS = 30_000
const ALONE = 'alone'

/** Any number serve a database at once, each under a lease of its own; or one changes it and none serves. */
export function createClaims(
  { lease }: Pick<Models, 'lease'>,
  leases: LeaseStore,
  path: string,
): Pick<Store, 'claimServing' | 'claimAlone'> {
  const held = async (filter: object): Promise<boolean> => {
    const isLiving = { ...filter, until: trusted({ $gt: now() }) }
    return (await asked(lease.findOne(isLiving, { _id: 1 }).lean().exec())) !== null
  }
  return {
    async claimServing() {
      // First seen, then looking: of two that claim at once at least one sees the other.
      const release = await hold(`serving/${randomUUID()}`, leases, path)
      if (!(await held({ _id: ALONE }))) return release
      await release()
      throw new Problem('store/beingChanged', { path })
    },
    async claimAlone() {
      const release = await hold(ALONE, leases, path)
      if (!(await held({ _id: trusted(under('serving')) }))) return release
      await release()
      throw new Problem('store/alreadyServed', { path })
    },
  }
}

/** Holds a lease until it is let go of, or the process ends. */
async function hold(name: string, leases: LeaseStore, path: string): Promise<Release> {
  const holder = randomUUID()
  const take = () => leases.takeLease({ name, holder, until: now(PRESENT_MS) }, now())
  if ((await take()) === 'held') throw new Problem('store/beingChanged', { path })
  // A server that is away for a moment is asked again the next time.
  const timer = setInterval(() => void take().catch(() => undefined), PRESENT_MS / 3)
  timer.unref()
  return async () => {
    clearInterval(timer)
    // Where the server is away, the lease is out by the clock.
    await leases.releaseLease({ name, holder }).catch(() => undefined)
  }
}

function now(later = 0) {
  return toInstant(new Date(Date.now() + later))
}
