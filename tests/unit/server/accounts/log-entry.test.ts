import { describe, expect, it } from '@jest/globals'

import {
  actorText,
  BEFORE_FIRST,
  entryFault,
  type LogEntry,
} from '../../../../server/accounts/log-entry.ts'
import { logEntries } from '../../../builders/staff-records.ts'

/** The first fault that someone finds who goes through the chain. */
function firstFault(entries: readonly LogEntry[]): readonly [number, string] | null {
  let last: LogEntry | null = null
  for (const entry of entries) {
    const fault = entryFault(last, entry)
    if (fault !== null) return [entry.number, fault]
    last = entry
  }
  return null
}

describe('the log’s chain', () => {
  const chain = logEntries(20)
  const changed = (index: number, change: Partial<LogEntry>) =>
    chain.map((entry, at) => (at === index ? { ...entry, ...change } : entry))

  it('begins with zeros, and holds', () => {
    expect(chain[0]!.previous).toBe(BEFORE_FIRST)
    expect(firstFault(chain)).toBeNull()
    expect(firstFault([])).toBeNull()
  })

  const fields = Object.keys(chain[0]!) as (keyof LogEntry)[]
  it.each(fields.filter(field => field !== 'number'))('shows that %s was altered', field => {
    const other = field === 'refusalOf' ? 1 : `${String(chain[7]![field])}x`
    const fault = firstFault(changed(7, { [field]: other }))
    expect(fault).toEqual([8, 'logHash'])
  })

  it('shows that an entry was taken out, put in twice, or put in another place', () => {
    expect(firstFault(chain.toSpliced(4, 1))).toEqual([6, 'logGap'])
    expect(firstFault(chain.toSpliced(4, 0, chain[4]!))).toEqual([5, 'logGap'])
    expect(firstFault(chain.with(3, chain[9]!))).toEqual([10, 'logGap'])
    expect(firstFault(chain.slice(1))).toEqual([2, 'logGap'])
  })

  it('shows that one was written anew with a hash of its own', () => {
    const forged = logEntries(20, { reason: 'ett annat skäl' })[7]!
    expect(firstFault(chain.with(7, forged))).toEqual([8, 'logChain'])
  })
})

it('names a user by id alone, and the command line by its account', () => {
  expect(actorText({ kind: 'user', id: 'abc' })).toBe('abc')
  expect(actorText({ kind: 'commandLine', account: 'anna' })).toBe('kommandoraden: anna')
  expect(actorText({ kind: 'visitor' })).toBe('ej inloggad')
})
