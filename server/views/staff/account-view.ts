import type { Say } from '../../../reports/documents/document.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import type { Session } from '../../accounts/session.ts'
import { paths, pathTo } from '../../paths.ts'
import { errorList, textField, titleOf, type Typed } from '../form-field.ts'
import {
  codeField,
  LOGIN_FIELDS,
  newPasswordFields,
  ownPasswordField,
} from '../login/login-fields.ts'
import type { ShownEnrolment } from '../login/login-views.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { formatDayOrNone } from './user-facts.ts'

/** What of an account's own page is not about who it is. */
export interface AccountState {
  readonly visitor: Visitor
  readonly sessions: readonly Session[]
  /** That of the browser that asks. */
  readonly currentSession: string
  readonly needsSecondFactor: boolean
  readonly shortestPassword: number
  /** What was just done; `null`: nothing. */
  readonly done: string | null
}

/** "Mitt konto": what someone sees and changes of their own. */
export function accountView(state: AccountState, typed: Typed, say: Say) {
  const { visitor, sessions, currentSession, done } = state
  const { user } = visitor
  const isLocal = user.login.kind === 'local'
  const title = titleOf(say('place.account'), typed)
  return {
    ...workPage(title, { visitor, current: paths.account }, say),
    done: done === null ? null : say(done),
    errors: errorList(typed),
    facts: [
      { term: say('fact.name'), value: user.name },
      { term: say('fact.userName'), value: user.shownAs },
      { term: say('fact.role'), value: say(`role.${user.role}`) },
      { term: say('fact.lastDay'), value: formatDayOrNone(user.lastDay, say) },
    ],
    elsewhere: isLocal ? null : say('account.elsewhere'),
    password: isLocal ? passwordPart(state, typed, say) : null,
    secondFactor: isLocal ? secondFactorPart(state, typed, say) : null,
    sessions: sessions.map(session => sessionItem(session, session.id === currentSession, say)),
    others: sessions.length > 1 ? paths.accountSessions : null,
  }
}

function passwordPart({ shortestPassword }: AccountState, typed: Typed, say: Say) {
  const kinds = [ownPasswordField(say), ...newPasswordFields(say, shortestPassword)]
  return { action: paths.accountPassword, fields: kinds.map(kind => textField(kind, typed)) }
}

function secondFactorPart({ visitor, needsSecondFactor }: AccountState, typed: Typed, say: Say) {
  const { secondFactor } = visitor.user
  const has = secondFactor !== null
  const left = secondFactor?.recoveryCodes.length ?? 0
  // On the same page as the password's own field: each is told apart by its id.
  const confirming = { ...ownPasswordField(say), id: LOGIN_FIELDS.confirm }
  return {
    state: has ? say('account.secondFactor.on', { left }) : say('account.secondFactor.off'),
    href: paths.accountSecondFactor,
    text: say(has ? 'account.secondFactor.replace' : 'account.secondFactor.add'),
    codes: has
      ? {
          action: paths.accountCodes,
          fields: [textField(confirming, typed)],
          removal: needsSecondFactor ? null : paths.accountSecondFactorRemoval,
        }
      : null,
  }
}

function sessionItem(
  { id, startedAt, lastSeenAt, network }: Session,
  isCurrent: boolean,
  say: Say,
) {
  const values = {
    started: formatMoment(startedAt),
    seen: formatMoment(lastSeenAt),
    network: network ?? say('account.session.local'),
  }
  return {
    text: say(isCurrent ? 'account.session.current' : 'account.session', values),
    label: say('account.session.end', values),
    action: isCurrent ? null : pathTo.accountSession(id),
  }
}

/** Adding or replacing one's own second factor. */
export function ownSecondFactorView(
  { visitor, secret, qr }: ShownEnrolment & { readonly visitor: Visitor },
  typed: Typed,
  say: Say,
) {
  const heading = say('account.secondFactor.heading')
  const kinds = [codeField(say, false), ownPasswordField(say)]
  return {
    ...workPage(titleOf(heading, typed), { visitor, current: paths.account }, say),
    heading,
    lead: say('account.secondFactor.lead'),
    errors: errorList(typed),
    secret,
    qr,
    action: paths.accountSecondFactor,
    fields: kinds.map(kind => textField(kind, typed)),
  }
}
