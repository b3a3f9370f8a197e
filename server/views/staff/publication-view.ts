import type { Say } from '../../../reports/documents/document.ts'
import { LONGEST_PLANS } from '../../../surveys/publication.ts'
import type { Round } from '../../../surveys/round.ts'
import { paths, pathTo } from '../../paths.ts'
import { errorList, textField, titleOf, type Typed } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { SEEN } from './round-step-views.ts'

export const PUBLICATION_FIELDS = { from: 'fran', plans: 'planer' } as const

export interface PublicationPlace {
  readonly visitor: Visitor
  readonly round: Round
  readonly address: string
}

/** From when anyone may read the result, and what the municipality will do. */
export function publicationView(
  { visitor, round, address }: PublicationPlace,
  typed: Typed,
  say: Say,
) {
  const heading = say('publication.heading', { round: round.id })
  const { from, plans } = PUBLICATION_FIELDS
  return {
    ...workPage(titleOf(heading, typed), { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    back: { href: pathTo.onePage(round.id), text: say('publication.back') },
    heading,
    address,
    action: pathTo.publication(round.id),
    hidden: [{ name: SEEN, value: String(round.revision) }],
    errors: errorList(typed),
    from: textField(
      {
        id: from,
        label: say('publication.from'),
        help: say('publication.from.help'),
        type: 'date',
        autocomplete: 'off',
      },
      typed,
    ),
    plans: {
      id: plans,
      label: say('publication.plans'),
      help: say('publication.plans.help', { longest: LONGEST_PLANS }),
      error: typed.errors[plans] ?? null,
      value: typed.values[plans] ?? '',
    },
    end: round.publication === undefined ? null : pathTo.publicationEnd(round.id),
  }
}
