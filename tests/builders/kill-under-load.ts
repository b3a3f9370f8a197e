import { setTimeout } from 'node:timers/promises'

import type { Installed } from './installed.ts'
import { type LedgerEntry, openLedger, readLedger } from './ledger.ts'
import { startLoad } from './load-client.ts'
import type { Sending } from './sendings.ts'

const CONNECTIONS = 32
/** A kill comes after a random time, or when its part of the answers is taken. */
const EARLIEST_MS = 200

export interface Kills {
  readonly sendings: readonly Sending[]
  readonly url: () => string
  readonly kills: number
  readonly latestMs: number
  /** The load goes on after the last kill until this many are acknowledged. */
  readonly least: number
  /** Kills at once, and resolves when the site is ready again: with the milliseconds that took. */
  readonly kill: (number: number) => Promise<number>
}

export interface Survived {
  readonly ledger: readonly LedgerEntry[]
  /** What clients were answered beside receipts and requests to come again. */
  readonly refusals: readonly string[]
  readonly readyMs: readonly number[]
}

/** Lets many send in while something is killed again and again, and gives what they were promised. */
export async function killUnderLoad(
  { barometer }: Installed,
  { sendings, url, kills, latestMs, least, kill }: Kills,
): Promise<Survived> {
  const path = barometer.file('ledger', '')
  const ledger = openLedger(path)
  // Just as somebody reads a receipt: what is acknowledged too early is not on the disk yet.
  let strike: (() => void) | null = null
  const onReceipt = () => {
    strike?.()
    strike = null
  }
  const load = startLoad(sendings, { url, connections: CONNECTIONS, ledger, onReceipt })
  const readyMs: number[] = []
  try {
    for (let number = 1; number <= kills; number += 1) {
      const wait = EARLIEST_MS + Math.random() * (latestMs - EARLIEST_MS)
      const part = (number * sendings.length) / (kills + 1)
      await Promise.race([setTimeout(wait), load.untilAcknowledged(part)])
      const killed = new Promise<number>(resolve => {
        strike = () => resolve(kill(number))
      })
      const took = await Promise.race([killed, load.untilAcknowledged(sendings.length)])
      if (took === undefined) throw new Error('there was no load to kill under')
      readyMs.push(Math.round(took))
    }
    await load.untilAcknowledged(least)
    await load.finish()
  } finally {
    load.abandon()
    ledger.close()
  }
  return { ledger: readLedger(path), refusals: load.refusals, readyMs }
}
