import type { Say } from '../../../reports/documents/document.ts'
import { formatMoment, MISSING } from '../../../reports/formats/swedish.ts'
import type { Instant } from '../../../surveys/instant.ts'
import { type Role, ROLE_WORDS, ROLES } from '../../accounts/role.ts'
import { standingOf, type User } from '../../accounts/user.ts'
import { paths, pathTo } from '../../paths.ts'
import {
  choiceField,
  errorList,
  type FieldKind,
  textField,
  titleOf,
  type Typed,
} from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { formatDayOrNone } from './user-facts.ts'

export const USER_FIELDS = {
  userName: 'anvandarnamn',
  name: 'namn',
  role: 'roll',
  lastDay: 'sista-dag',
  reason: 'skal',
  standing: 'lage',
} as const

/** "Konton": everyone who may log in, or could. */
export function usersView(
  { visitor, users, now }: { visitor: Visitor; users: readonly User[]; now: Instant },
  say: Say,
) {
  return {
    ...workPage(say('place.users'), { visitor, current: paths.users }, say),
    add: paths.newUser,
    users: users.map(user => ({
      // What is one's own is changed on the page for that.
      href: user.id === visitor.user.id ? paths.account : pathTo.user(user.id),
      name: user.name,
      ...shortFacts(user, now, say),
    })),
  }
}

function shortFacts(user: User, now: Instant, say: Say) {
  const { login, secondFactor, lastLogIn, shownAs, role, lastDay } = user
  const hasFactor = secondFactor === null ? 'user.no' : 'user.yes'
  return {
    userName: shownAs,
    role: say(`role.${role}`),
    standing: say(`standing.${standingOf(user, now)}`),
    lastDay: formatDayOrNone(lastDay, say),
    secondFactor: say(login.kind === 'openid' ? 'user.elsewhere' : hasFactor),
    lastLogIn: lastLogIn === null ? MISSING : formatMoment(lastLogIn),
  }
}

export function newUserView(visitor: Visitor, typed: Typed, say: Say) {
  const { userName, name, lastDay } = fieldKinds(say)
  return {
    ...workPage(titleOf(say('users.new'), typed), { visitor, current: paths.users }, say),
    errors: errorList(typed),
    action: paths.newUser,
    fields: [name, userName].map(kind => textField(kind, typed)),
    roles: roleChoice(typed, say),
    lastFields: [textField(lastDay, typed)],
  }
}

export interface UserPlace {
  readonly visitor: Visitor
  readonly user: User
  readonly now: Instant
  /** What was just done; `null`: nothing. */
  readonly done: string | null
}

/** One account, and what an administrator can do with it. */
export function userView({ visitor, user, now, done }: UserPlace, typed: Typed, say: Say) {
  const { name, lastDay, reason } = fieldKinds(say)
  const isLocal = user.login.kind === 'local'
  const facts = shortFacts(user, now, say)
  return {
    ...workPage(titleOf(user.name, typed), { visitor, current: paths.users }, say),
    heading: user.name,
    back: paths.users,
    done: done === null ? null : say(done),
    errors: errorList(typed),
    facts: [
      { term: say('fact.userName'), value: facts.userName },
      { term: say('fact.role'), value: facts.role },
      { term: say('fact.standing'), value: facts.standing },
      { term: say('fact.secondFactor'), value: facts.secondFactor },
      { term: say('fact.lastLogIn'), value: facts.lastLogIn },
    ],
    action: pathTo.user(user.id),
    fields: [textField(name, typed)],
    // Another service says what role its users have.
    roles: isLocal ? roleChoice(typed, say) : null,
    lastFields: [textField(lastDay, typed)],
    standing: { action: pathTo.userStanding(user.id) },
    reasonFields: [textField(reason, typed)],
    acts: actsOn(user, isLocal, say),
  }
}

function actsOn(user: User, isLocal: boolean, say: Say) {
  const act = (
    key: string,
    action: string,
    more: { value?: string; isDangerous?: boolean } = {},
  ) => ({
    text: say(key),
    action,
    value: more.value ?? null,
    isDangerous: more.isDangerous === true,
  })
  const { id, isDisabled, secondFactor } = user
  const standing = isDisabled
    ? act('user.enable', pathTo.userStanding(id), { value: 'oppet' })
    : act('user.disable', pathTo.userStanding(id), { value: 'stangt', isDangerous: true })
  return [
    ...(isLocal ? [act('user.newLink', pathTo.userPassword(id))] : []),
    ...(secondFactor === null ? [] : [act('user.resetFactor', pathTo.userSecondFactor(id))]),
    act('user.endSessions', pathTo.userSessions(id)),
    standing,
  ]
}

function fieldKinds(
  say: Say,
): Readonly<Record<'userName' | 'name' | 'lastDay' | 'reason', FieldKind>> {
  return {
    name: { id: USER_FIELDS.name, label: say('field.name'), autocomplete: 'off' },
    userName: {
      id: USER_FIELDS.userName,
      label: say('field.userName'),
      help: say('field.userName.help'),
      autocomplete: 'off',
    },
    lastDay: {
      id: USER_FIELDS.lastDay,
      label: say('field.lastDay'),
      help: say('field.lastDay.help'),
      type: 'date',
    },
    reason: {
      id: USER_FIELDS.reason,
      label: say('field.reason'),
      help: say('field.reason.help'),
      autocomplete: 'off',
    },
  }
}

function roleChoice(typed: Typed, say: Say) {
  const choices = ROLES.map((role: Role) => ({
    value: ROLE_WORDS[role],
    text: say(`role.${role}.told`),
  }))
  return choiceField({ id: USER_FIELDS.role, legend: say('fact.role'), choices }, typed)
}

/** A start link, to be handed over: shown once. */
export function startLinkView(
  { visitor, user, link, until }: { visitor: Visitor; user: User; link: string; until: Instant },
  say: Say,
) {
  const heading = say('user.startLink', { name: user.name })
  return {
    ...workPage(heading, { visitor, current: paths.users }, say),
    heading,
    name: user.name,
    link,
    until: formatMoment(until),
    back: pathTo.user(user.id),
  }
}
