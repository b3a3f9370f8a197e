import type { Role } from './role.ts'
import type { User, UserId } from './user.ts'

/**
 * Who may do what: the whole of it, and the only place. Every route of the work space names the action
 * that it is. An action that nobody has a route for yet stands here so that whoever builds it finds it decided.
 */
const ALLOWED = {
  /** See which rounds there are. */
  'rounds.see': ['administrator', 'investigator', 'auditor', 'reader'],
  /** Read a result or a comparison; a reader (läsare) only what is certified. */
  'results.read': ['administrator', 'investigator', 'auditor', 'reader'],
  /** Certify the comparison of two certified rounds: it is worked out once, and frozen. */
  'comparisons.certify': ['administrator', 'investigator', 'auditor'],
  /** Add, change, import and export associations and bodies. */
  'register.run': ['administrator', 'investigator'],
  /** Create, open, close and certify rounds, and import answers. */
  'rounds.run': ['administrator', 'investigator'],
  /** Decide what is mailed to those invited and to whom not, and give an association a new link by mail. */
  'mail.run': ['administrator', 'investigator'],
  /** Read enkäter and crosswalks: what is asked is no secret. */
  'surveys.see': ['administrator', 'investigator', 'auditor', 'reader'],
  /** Publish them. */
  'surveys.publish': ['administrator', 'investigator'],
  /** Change, admit or remove an answer. */
  'answers.change': ['administrator', 'investigator'],
  /** Read what associations wrote in free text: the promise says that the utredare does, and that auditors may. */
  'freeText.read': ['administrator', 'investigator', 'auditor'],
  /** Code it, choose quotes from it, and certify what is told of it. */
  'freeText.code': ['administrator', 'investigator'],
  /** Take answers and what lies behind a result out of the installation, as far as the promise lets them. */
  'answers.export': ['administrator', 'investigator', 'auditor'],
  /** Print or export personal links: whoever has one can answer for an association. */
  'links.export': ['administrator'],
  /** Take in what others have certified, and accept their keys: the auditors' part is nobody else's to fill. */
  'results.import': ['auditor'],
  /** Audits and recommendations are the auditors' own. */
  'audits.run': ['auditor'],
  /** Read earlier results that are known only in print; how they stand beside a result takes `results.read`. */
  'printed.see': ['administrator', 'investigator', 'auditor', 'reader'],
  /** Type them in, and say what they are comparable with: the auditors' work. */
  'printed.run': ['auditor'],
  /** See and break off long work: one's own, and as an administrator everyone's. */
  'jobs.see': ['administrator', 'investigator', 'auditor', 'reader'],
  /** Fetch the file that a piece of work has made: one's own only. */
  'jobs.fetch': ['administrator', 'investigator', 'auditor', 'reader'],
  /** One's own account: password, second factor, sessions. */
  'account.own': ['administrator', 'investigator', 'auditor', 'reader'],
  /** Other people's accounts. */
  'accounts.run': ['administrator'],
  /** The log of who did what, which nobody can change. */
  'log.read': ['administrator', 'auditor'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

export type Action = keyof typeof ALLOWED

/** What an action is done to, where it matters which. */
export type ActedOn =
  | { readonly kind: 'result'; readonly isCertified: boolean }
  | { readonly kind: 'account'; readonly userId: UserId }
  /** `null`: everyone's. */
  | { readonly kind: 'job'; readonly userId: UserId | null }

/** Whether someone may do something to something. What is not allowed here is refused. */
export function may(
  user: Pick<User, 'id' | 'role'>,
  action: Action,
  object: ActedOn | null = null,
): boolean {
  const allowed: readonly Role[] = ALLOWED[action]
  return allowed.includes(user.role) && (object === null || mayActOn(user, action, object))
}

function mayActOn(
  { id, role }: Pick<User, 'id' | 'role'>,
  action: Action,
  object: ActedOn,
): boolean {
  switch (object.kind) {
    case 'result':
      return object.isCertified || role !== 'reader'
    case 'job':
      return object.userId === id || (action === 'jobs.see' && role === 'administrator')
    case 'account':
      // Nobody changes their own role or end date, or locks themselves out.
      return action === 'accounts.run' ? object.userId !== id : object.userId === id
  }
}
