import type { Say } from '../../reports/documents/document.ts'
import { type Action, may } from '../accounts/policy.ts'
import { paths } from '../paths.ts'
import type { Visit } from '../services/session-service.ts'
import { NO_MARKS, OUTSIDE, type WorkPage } from './site-view.ts'

/** The hidden field that every form of the work space carries. */
export const FORM_KEY = 'nyckel'

/** Each place of the work space, and the action that it takes to come there. */
const PLACES: readonly { readonly href: string; readonly key: string; readonly action: Action }[] =
  [
    { href: paths.rounds, key: 'place.rounds', action: 'rounds.see' },
    { href: paths.comparisons, key: 'place.comparisons', action: 'results.read' },
    { href: paths.register, key: 'place.register', action: 'register.run' },
    { href: paths.bodies, key: 'place.bodies', action: 'register.run' },
    { href: paths.audits, key: 'place.audits', action: 'audits.run' },
    { href: paths.printedResults, key: 'place.printed', action: 'printed.see' },
    { href: paths.surveys, key: 'place.surveys', action: 'surveys.see' },
    { href: paths.imported, key: 'place.imported', action: 'results.import' },
    { href: paths.method, key: 'place.method', action: 'results.read' },
    { href: paths.jobs, key: 'place.jobs', action: 'jobs.see' },
    { href: paths.users, key: 'place.users', action: 'accounts.run' },
    { href: paths.log, key: 'place.log', action: 'log.read' },
    { href: paths.account, key: 'place.account', action: 'account.own' },
  ]

export type Visitor = Pick<Visit, 'user' | 'formKey'>

/** What a page of the work space shows beside its own. @param current The place that it is. */
export function workPage(
  title: string,
  { visitor, current }: { readonly visitor: Visitor; readonly current: string },
  say: Say,
): WorkPage {
  const { user, formKey } = visitor
  const places = PLACES.filter(({ action }) => may(user, action))
  return {
    ...NO_MARKS,
    title,
    hasCharts: false,
    formKey,
    navigation: {
      items: places.map(({ href, key }) => ({ href, text: say(key), isCurrent: href === current })),
      name: user.name,
      role: say(`role.${user.role}`),
      logOut: paths.logOut,
    },
  }
}

/** A page on the way in: it belongs to no place, and has no menu. */
export function outsideView(title: string): WorkPage {
  return { ...NO_MARKS, title, hasCharts: false, ...OUTSIDE }
}
