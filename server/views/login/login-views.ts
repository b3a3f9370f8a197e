import type { Say } from '../../../reports/documents/document.ts'
import { paths, pathTo, withNext } from '../../paths.ts'
import type { KeptField } from '../answer/form-fields.ts'
import { errorList, NOTHING_TYPED, textField, titleOf, type Typed } from '../form-field.ts'
import type { WorkPage } from '../site-view.ts'
import { outsideView } from '../work-page.ts'
import { codeField, newPasswordFields, passwordField, userNameField } from './login-fields.ts'

/** A page on the way in: no menu yet. @param formKey `null`: there is no session. */
function entryPage(title: string, typed: Typed, formKey: string | null): WorkPage {
  return { ...outsideView(titleOf(title, typed)), formKey }
}

export interface LogInPlace {
  readonly next: string
  /** The name of another service by which people log in; `null`: none. */
  readonly elsewhere: string | null
}

export function logInView({ next, elsewhere }: LogInPlace, typed: Typed, say: Say) {
  return {
    ...entryPage(say('login.title'), typed, null),
    errors: errorList(typed),
    action: withNext(paths.logIn, next),
    fields: [userNameField(say), passwordField(say)].map(kind => textField(kind, typed)),
    openid:
      elsewhere === null
        ? null
        : { href: pathTo.logInElsewhere(next), text: say('login.elsewhere', { name: elsewhere }) },
  }
}

/** Where a step of the log-in leads on to, and the session's key. */
export interface StepPlace {
  readonly next: string
  readonly formKey: string
}

export function codeView({ next, formKey }: StepPlace, typed: Typed, say: Say) {
  return {
    ...entryPage(say('login.code'), typed, formKey),
    errors: errorList(typed),
    action: withNext(paths.logInCode, next),
    logOut: paths.logOut,
    fields: [textField(codeField(say, true), typed)],
  }
}

export interface QrCode {
  readonly size: number
  readonly path: string
}

export interface ShownEnrolment {
  readonly secret: string
  readonly qr: QrCode
}

/** Adding a second factor on the way in, where the role needs one. */
export function addSecondFactorView(
  { next, formKey, secret, qr }: StepPlace & ShownEnrolment,
  typed: Typed,
  say: Say,
) {
  const heading = say('login.addSecondFactor')
  return {
    ...entryPage(heading, typed, formKey),
    heading,
    lead: say('login.addSecondFactor.lead'),
    errors: errorList(typed),
    secret,
    qr,
    action: withNext(paths.logInSecondFactor, next),
    fields: [textField(codeField(say, false), typed)],
  }
}

/** Shown once: what is kept of the codes cannot be turned into them. */
export function recoveryCodesView(codes: readonly string[], next: string, say: Say) {
  const file = [say('recovery.file'), '', ...codes, ''].join('\r\n')
  return {
    ...entryPage(say('recovery.title'), NOTHING_TYPED, null),
    codes,
    next,
    file: `data:text/plain;charset=utf-8,${encodeURIComponent(file)}`,
  }
}

/** Choosing the first password of one's own, by a start link or in place of one that someone else has seen. */
export function choosePasswordView(
  {
    action,
    userName,
    formKey,
    shortest,
  }: { action: string; userName: string; formKey: string | null; shortest: number },
  typed: Typed,
  say: Say,
) {
  return {
    ...entryPage(say('login.choosePassword'), typed, formKey),
    lead: say(formKey === null ? 'login.choosePassword.start' : 'login.choosePassword.given'),
    errors: errorList(typed),
    action,
    userName,
    fields: newPasswordFields(say, shortest).map(kind => textField(kind, typed)),
  }
}

export function loggedOutView(
  elsewhere: { readonly name: string; readonly href: string } | null,
  say: Say,
) {
  return {
    ...entryPage(say('login.loggedOut'), NOTHING_TYPED, null),
    elsewhere,
    logIn: paths.logIn,
  }
}

/** A form that could not be taken as it came, and why. */
export interface SentInVain {
  readonly code: string
  readonly action: string
  readonly fields: readonly KeptField[]
  /** That of the session of now, or the one that was sent. */
  readonly formKey: string
}

/** A form to be sent again, with everything that was typed. */
export function againView({ code, action, fields, formKey }: SentInVain, say: Say) {
  const heading = say(`problem.${code}.title`)
  return {
    ...entryPage(heading, NOTHING_TYPED, formKey),
    heading,
    explanation: say(`problem.${code}`),
    logIn: code === 'access/notLoggedIn' ? paths.logIn : null,
    action,
    fields,
  }
}
