import type { Fact, Say } from '../../../reports/documents/document.ts'
import { formatDay } from '../../../reports/formats/swedish.ts'
import { countDisposed, type Disposal, type Disposing } from '../../../surveys/disposal.ts'
import { promiseOf } from '../../../surveys/promise.ts'
import type { Round } from '../../../surveys/round.ts'
import { pathTo } from '../../paths.ts'
import { choiceField, textField, type Typed } from '../form-field.ts'
import type { Confirmation } from './confirm-view.ts'
import { REVIEW_FIELDS } from './review-step-views.ts'
import { stepOn } from './round-step-views.ts'

/** What is disposed of, by which decision and why. */
export const DISPOSAL_FIELDS = {
  what: REVIEW_FIELDS.kind,
  association: REVIEW_FIELDS.association,
  code: REVIEW_FIELDS.code,
  decision: 'beslut',
  reason: REVIEW_FIELDS.reason,
} as const

/** What there is to choose, as the form names it. */
export const DISPOSABLE = { svaren: 'answers', 'ett-svar': 'answer', adresser: 'contacts' } as const

/** What is erased, by which decision and when: "36 svar raderade enligt beslut KS-2026/123 den 3 december 2026". */
export function disposalText(disposal: Disposal, say: Say): string {
  const { kind, decision, addresses, at, doneAt } = disposal
  const count = kind === 'contacts' ? addresses : countDisposed({ disposals: [disposal] })
  const told = say(`disposal.told.${kind}`, { count, decision, day: formatDay(at) })
  return doneAt === null ? say('disposal.begun', { told }) : told
}

/** The same of everything that a round has lost, for its own page. */
export function disposalFacts({ disposals = [] }: Disposing, say: Say): readonly Fact[] {
  return disposals.map(disposal => ({
    term: say('fact.disposal'),
    value: say('disposal.fact', { told: disposalText(disposal, say), reason: disposal.reason }),
  }))
}

/** What files of answers have to tell: what was disposed of, and that only the rest is there. */
export function disposedNotes({ disposals = [] }: Disposing, say: Say): readonly string[] {
  return disposals
    .filter(({ kind }) => kind !== 'contacts')
    .map(disposal => say('disposal.left', { told: disposalText(disposal, say) }))
}

/** Before something is erased for good: what goes, what stays, and where it is for a while still. */
export function disposalStep(round: Round, typed: Typed, say: Say): Confirmation {
  const { disposals = [] } = round
  const points = ['result', 'comparisons', 'freeText', 'register', 'backups']
  return {
    ...stepOn(round, say),
    heading: say('disposal.heading', { round: round.id }),
    lead: say('disposal.lead'),
    points: [
      ...disposals.map(disposal => disposalText(disposal, say)),
      ...points.map(key => say(`disposal.${key}`)),
    ],
    choices: [
      choiceField(
        {
          id: DISPOSAL_FIELDS.what,
          legend: say('disposal.what'),
          choices: Object.entries(DISPOSABLE).map(([value, kind]) => ({
            value,
            text: say(`disposal.kind.${kind}`),
          })),
        },
        typed,
      ),
    ],
    fields: fieldsOf(round, typed, say),
    action: pathTo.disposal(round.id),
    button: say('disposal.button'),
    isDangerous: true,
  }
}

function fieldsOf({ promise }: Round, typed: Typed, say: Say): Confirmation['fields'] {
  const { namesAssociation, keepsPseudonym } = promiseOf(promise)
  const { association, code, decision, reason } = DISPOSAL_FIELDS
  const field = (id: string, key: string) =>
    textField(
      {
        id,
        label: say(`disposal.field.${key}.label`),
        help: say(`disposal.field.${key}.help`),
        autocomplete: 'off',
      },
      typed,
    )
  return [
    ...(namesAssociation || keepsPseudonym ? [field(association, 'association')] : []),
    field(code, 'code'),
    field(decision, 'decision'),
    field(reason, 'reason'),
  ]
}
