import type { Sector } from '../../../surveys/association.ts'
import { textIn } from '../../../surveys/language.ts'
import { type FoundNames, MOST_FOUND } from '../../../surveys/name-search.ts'
import { LONGEST_NAME } from '../../../surveys/register.ts'
import { pathTo } from '../../paths.ts'
import type { Locale } from '../../rendering/locale.ts'
import type {
  OpenLinkTarget,
  TypedAssociation,
  TypedFault,
} from '../../services/walk-in-service.ts'
import { linkPage, markOf } from './answer-page.ts'

/** What a page of the open link is made from, and how it speaks. */
export interface OpenLinkContext extends Locale, OpenLinkTarget {
  readonly code: string
}

/** What was sought; `found` is `null` when too little was written. */
export interface Sought {
  readonly written: string
  readonly found: FoundNames | null
}

/** Which association it is: the register is searched, and never shown. @param sought `null`: nothing yet. */
export function searchView(context: OpenLinkContext, sought: Sought | null) {
  const { code, survey, language, say, to } = context
  const isTooShort = sought !== null && sought.found === null
  const errors = isTooShort ? [{ href: '#sok', text: say('open.tooShort') }] : []
  const heading = say('open.title')
  return {
    ...linkPage(context, {
      heading,
      mark: markOf(context, { errors }),
      way: { path: pathTo.openLink(code), by: 'form' },
    }),
    heading,
    introduction: textIn(survey.introduction, language),
    errors,
    action: to.openLink(code),
    written: sought?.written ?? '',
    found: foundView(sought?.found ?? null, context),
    other: to.openLinkNew(code),
  }
}

/** @returns `null` where there is nothing to choose from. */
function foundView(found: FoundNames | null, { code, say, to }: OpenLinkContext) {
  if (found === null) return null
  const { names, hasMore } = found
  return {
    heading: say(names.length === 0 ? 'open.none' : 'open.choose'),
    names,
    pick: to.openLinkPick(code),
    more: hasMore ? say('open.more', { count: MOST_FOUND }) : null,
  }
}

const FIELD_OF: Readonly<Record<TypedFault, keyof TypedAssociation>> = {
  name: 'name',
  longName: 'name',
  orgNumber: 'orgNumber',
  sector: 'sector',
}

/** What the fields are called where someone types an association that is not in the register. */
export const TYPED_FIELDS = { name: 'namn', orgNumber: 'orgnummer', sector: 'sektor' } as const

/** A form for an association that is not found in the register. */
export function typedAssociationView(
  context: OpenLinkContext,
  typed: TypedAssociation,
  faults: readonly TypedFault[],
) {
  const { code, round, say, to } = context
  const heading = say('open.new')
  const errors = faults.map(fault => ({
    href: `#${TYPED_FIELDS[FIELD_OF[fault]]}`,
    text: say(`open.fault.${fault}`, { max: LONGEST_NAME }),
  }))
  const errorOf = (field: keyof TypedAssociation) =>
    errors.find(({ href }) => href === `#${TYPED_FIELDS[field]}`)?.text ?? null
  return {
    ...linkPage(context, {
      heading,
      mark: markOf(context, { errors }),
      way: { path: pathTo.openLinkNew(code), by: 'form' },
    }),
    heading,
    errors,
    action: to.openLinkNew(code),
    name: { value: typed.name, error: errorOf('name') },
    orgNumber: { value: typed.orgNumber, error: errorOf('orgNumber') },
    sector: {
      error: errorOf('sector'),
      options: (round.opened?.sectors ?? []).map(({ id, name }: Sector) => ({
        id,
        name,
        checked: id === typed.sector,
      })),
    },
    back: to.openLink(code),
  }
}

/** The round takes no answers just now. */
export function openLinkClosedView(context: OpenLinkContext) {
  const { code, round, phase, say, moment } = context
  const key = phase === 'scheduled' ? 'answer.notYetOpen' : 'answer.closed'
  const heading = say(key)
  return {
    ...linkPage(context, { heading, way: { path: pathTo.openLink(code), by: 'link' } }),
    heading,
    explanation: say(`${key}.happened`, {
      opens: moment(round.opensAt ?? round.closesAt),
      closed: moment(round.closedAt ?? round.closesAt),
    }),
    kept: null,
    advice: say(`${key}.advice`),
    themes: [],
  }
}
