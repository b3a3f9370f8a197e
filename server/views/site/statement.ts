import type { SiteSettings } from '../../site-settings.ts'

/** What the latest check of every page found: written by `npm run a11y`, and committed. */
export interface AccessibilityCheck {
  /** The day of the check. */
  readonly checkedOn: string
  readonly program: string
  /** What it was done with, and in which version. */
  readonly tools: Readonly<Record<string, string>>
  /** How many pages, each in its states, and how many times they were looked at in all. */
  readonly pages: number
  readonly looks: number
  /** Rules that were broken, and on how many pages. */
  readonly violations: readonly { readonly rule: string; readonly pages: number }[]
  /** What the tool could not tell, and what a person saw there. */
  readonly toLookAt: readonly {
    readonly rule: string
    readonly pages: number
    readonly seen: string
  }[]
}

/**
 * What a tillgänglighetsredogörelse has to tell, as Digg lists it; the two exceptions (9 and 12 § DOS-lagen)
 * are one. Each has a name in `templates/texts`, under `accessibility.element`.
 */
export const STATEMENT_ELEMENTS = [
  'publicBody',
  'service',
  'compliance',
  'shortcomings',
  'assessed',
  'updated',
  'method',
  'feedback',
  'complaint',
  'exceptions',
] as const
export type StatementElement = (typeof STATEMENT_ELEMENTS)[number]

type Statement = Pick<SiteSettings, 'municipality' | 'accessibility'>

/** Whether each element is told. The service has a name of its own, so that one always is. */
const IS_TOLD: Readonly<
  Record<StatementElement, (statement: Statement, check: AccessibilityCheck) => boolean>
> = {
  publicBody: ({ municipality }) => municipality.name.trim() !== '',
  service: () => true,
  // Who says "full" may know of nothing that is wrong.
  compliance: ({ accessibility: { compliance, shortcomings = [] } }, { violations }) =>
    compliance !== undefined &&
    (compliance !== 'full' || shortcomings.length + violations.length === 0),
  // Who does not say "full" has to say what is wrong.
  shortcomings: ({ accessibility: { compliance, shortcomings = [] } }, { violations }) =>
    compliance === 'full' || shortcomings.length + violations.length > 0,
  assessed: ({ accessibility }, { checkedOn }) => (accessibility.assessedOn ?? checkedOn) !== '',
  updated: ({ accessibility }) => accessibility.updatedOn !== undefined,
  method: ({ accessibility }) => accessibility.method !== undefined,
  feedback: ({ accessibility }) => accessibility.feedbackUrl !== undefined,
  complaint: ({ accessibility: { authority, complaintUrl } }) =>
    authority !== undefined && complaintUrl !== undefined,
  exceptions: ({ accessibility: { burdensome, exempt } }) =>
    burdensome !== undefined && exempt !== undefined,
}

/** What the statement has to tell and the settings do not; empty: it is complete. */
export function missingElements(
  statement: Statement,
  check: AccessibilityCheck,
): readonly StatementElement[] {
  return STATEMENT_ELEMENTS.filter(element => !IS_TOLD[element](statement, check))
}
