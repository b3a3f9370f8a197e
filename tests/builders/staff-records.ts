import type { Attempts } from '../../server/accounts/attempts.ts'
import { entryAfter, type LogEntry } from '../../server/accounts/log-entry.ts'
import type { Session } from '../../server/accounts/session.ts'
import type { User } from '../../server/accounts/user.ts'
import { OPENS } from './test-container.ts'

/** Records of those who log in, as the services make them, for suites that test the stores alone. */

export function user(id: string, change: Partial<User> = {}): User {
  const at = { at: OPENS, by: 'kommandoraden: prov' }
  return {
    id,
    revision: 1,
    login: { kind: 'local', userName: `${id}@prov.example` },
    name: `Person ${id}`,
    shownAs: `${id}@prov.example`,
    role: 'investigator',
    lastDay: '2027-12-31',
    isDisabled: false,
    password: { hash: '$argon2id$…', isGiven: false },
    secondFactor: { sealed: 'x', lastStep: 7, recoveryCodes: ['a', 'b'] },
    startLink: null,
    epoch: 1,
    lastLogIn: null,
    added: at,
    changed: at,
    ...change,
  }
}

export function session(id: string, change: Partial<Session> = {}): Session {
  return {
    id,
    userId: 'anna',
    epoch: 1,
    stage: 'full',
    by: 'password',
    startedAt: OPENS,
    lastSeenAt: OPENS,
    network: '192.0.2.0/24',
    ...change,
  }
}

export function attempts(key: string, change: Partial<Attempts> = {}): Attempts {
  return { key, revision: 1, failures: 1, lastAt: OPENS, until: OPENS, ...change }
}

/** A chain of so many entries. */
export function logEntries(count: number, change: Partial<LogEntry> = {}): readonly LogEntry[] {
  const entries: LogEntry[] = []
  for (let number = 1; number <= count; number += 1) {
    const told = {
      at: OPENS,
      by: number % 2 === 0 ? 'anna' : 'kommandoraden: prov',
      act: number % 3 === 0 ? 'round.closed' : 'results.read',
      object: number % 5 === 0 ? null : 'prov-2022',
      reason: null,
      detail: 'html',
      network: null,
      refusalOf: null,
      ...change,
    } as const
    entries.push(entryAfter(entries.at(-1) ?? null, told))
  }
  return entries
}
