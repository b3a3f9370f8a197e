import type { Say } from '../../../reports/documents/document.ts'
import { formatCount, formatMoment, MISSING } from '../../../reports/formats/swedish.ts'
import { ACTS, type LogEntry } from '../../accounts/log-entry.ts'
import { ROLES } from '../../accounts/role.ts'
import type { User, UserId } from '../../accounts/user.ts'
import { paths, pathTo } from '../../paths.ts'
import { textField } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'

/** What is asked of the log: as it stood in the address, empty for anything. */
export interface LogQuery {
  readonly vem: string
  readonly vad: string
  readonly galler: string
}

export interface LogPlace {
  readonly visitor: Visitor
  readonly query: LogQuery
  readonly entries: readonly LogEntry[]
  /** There are more, from this number on. */
  readonly older: number | null
  readonly users: readonly User[]
  /** The last entry of all, as it is noted elsewhere. */
  readonly head: string | null
}

/** "Loggen": who did what, the latest first. */
export function logView(place: LogPlace, say: Say) {
  const { visitor, query, entries, older, users, head } = place
  const names = new Map<UserId, string>(users.map(({ id, name }) => [id, name]))
  const shown = { values: { galler: query.galler }, errors: {} }
  return {
    ...workPage(say('place.log'), { visitor, current: paths.log }, say),
    action: paths.log,
    people: users.map(({ id, name }) => ({ value: id, text: name, selected: id === query.vem })),
    acts: ACTS.map(act => ({ value: act, text: say(`act.${act}`), selected: act === query.vad })),
    fields: [textField({ id: 'galler', label: say('field.object') }, shown)],
    caption: say('log.caption', { count: entries.length }),
    entries: entries.map(entry => entryRow(entry, names, say)),
    empty: say(Object.values(query).some(Boolean) ? 'log.none' : 'log.empty'),
    older: older === null ? null : pathTo.log({ ...query, fore: String(older) }),
    head,
  }
}

function entryRow(entry: LogEntry, names: ReadonlyMap<UserId, string>, say: Say) {
  const { number, at, by, object, reason, network } = entry
  return {
    number: formatCount(number),
    at: formatMoment(at),
    by: names.get(by) ?? by,
    what: whatText(entry, say),
    object: object === null ? MISSING : (names.get(object) ?? object),
    reason: reason ?? MISSING,
    network: network ?? MISSING,
  }
}

/** Details that are words of the program; anything else stands as it is: a format, a digest, a code. */
export const DETAILS = [
  'password',
  'openid',
  'recoveryCode',
  'code',
  'disabled',
  'ended',
  'elsewhere',
  'newPassword',
  'secondFactor',
  'sealed',
]

function detailText(detail: string, say: Say): string {
  if (ROLES.some(role => role === detail)) return say(`role.${detail}`)
  return DETAILS.includes(detail) ? say(`detail.${detail}`) : detail
}

/** What was done, and how; or that it came to nothing. */
export function whatText({ act, detail, refusalOf }: LogEntry, say: Say): string {
  const what =
    detail === null ? say(`act.${act}`) : `${say(`act.${act}`)} (${detailText(detail, say)})`
  return refusalOf === null ? what : say('log.refusal', { what, number: refusalOf })
}
