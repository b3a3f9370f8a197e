import type { Say } from '../../../reports/documents/document.ts'
import { pathTo } from '../../paths.ts'
import type { Review, Reviewed } from '../../services/review-round.ts'

/** `stop`: it cannot be certified. `look`: somebody has to judge. `ok`: there is nothing to do. */
export const CHECK_KINDS = ['stop', 'look', 'ok'] as const
export type CheckKind = (typeof CHECK_KINDS)[number]

/** Everything that is looked at; each has its words in the texts under `review.`. */
export const CHECKS = [
  'undecided',
  'waiting',
  'tests',
  'twins',
  'sectors',
  'small',
  'paper',
  'late',
  'partial',
] as const

export interface Link {
  readonly href: string
  readonly text: string
}

/** One thing to look at: what was found, what it means, and what can be done. */
export interface Check {
  readonly name: string
  readonly kind: CheckKind
  readonly found: string
  readonly items: readonly { readonly text: string; readonly links: readonly Link[] }[]
  /** What it means and what to do. */
  readonly advice: string
}

/** As many of a kind are listed; the rest is counted. */
const MOST_LISTED = 20

/** Everything to look at, what keeps it from being certified first. */
export function checksOf(review: Review, say: Say): readonly Check[] {
  const checks = [
    undecidedCheck(review, say),
    waitingCheck(review, say),
    testCheck(review, say),
    twinCheck(review, say),
    sectorCheck(review, say),
    smallCheck(review, say),
    paperCheck(review, say),
    lateCheck(review, say),
    partialCheck(review, say),
  ]
  return [...checks.filter(({ kind }) => kind === 'stop'), ...checks.filter(isNoStop)]
}

function isNoStop({ kind }: Check): boolean {
  return kind !== 'stop'
}

function check(
  {
    name,
    count,
    kind,
  }: { readonly name: (typeof CHECKS)[number]; readonly count: number; readonly kind: CheckKind },
  values: Readonly<Record<string, string | number>>,
  say: Say,
): Omit<Check, 'items'> {
  const key = `review.${name}`
  return {
    name: say(`${key}.name`),
    kind: count === 0 ? 'ok' : kind,
    found: say(`${key}.found`, { count, ...values }),
    advice: say(`${key}.advice`, { count, ...values }),
  }
}

const NO_ITEMS = { items: [] } as const

function undecidedCheck({ round, undecided: count }: Review, say: Say): Check {
  const about = { name: 'undecided', count, kind: 'stop' } as const
  const link = { href: pathTo.outcomes(round.id), text: say('review.undecided.link') }
  return { ...check(about, {}, say), items: count === 0 ? [] : [{ text: '', links: [link] }] }
}

function waitingCheck({ round, waiting: count }: Review, say: Say): Check {
  const about = { name: 'waiting', count, kind: 'stop' } as const
  const link = { href: pathTo.waiting(round.id), text: say('review.waiting.link') }
  return { ...check(about, {}, say), items: count === 0 ? [] : [{ text: '', links: [link] }] }
}

function testCheck({ round, tests }: Review, say: Say): Check {
  const about = { name: 'tests', count: tests.length, kind: 'look' } as const
  const items = tests.map(each => ({
    text: reviewedText(each, say),
    links: each.isAnswered === true ? [asideLink(round.id, each, say)] : [],
  }))
  return { ...check(about, {}, say), items: listed(items, say) }
}

function twinCheck({ round, twins }: Review, say: Say): Check {
  const about = { name: 'twins', count: twins.length, kind: 'look' } as const
  const items = twins.map(({ one, other }) => ({
    text: say('review.twins.pair', {
      one: reviewedText(one, say),
      other: reviewedText(other, say),
    }),
    links: [one, other]
      .filter(({ isAnswered }) => isAnswered === true)
      .map(each => asideLink(round.id, each, say)),
  }))
  return { ...check(about, {}, say), items: listed(items, say) }
}

/** Where nobody is to know who has answered, nobody can be moved: the answer would be seen to move along. */
function sectorCheck({ round, result, elsewhere }: Review, say: Say): Check {
  const about = { name: 'sectors', count: elsewhere.length, kind: 'look' } as const
  const nameOf = (id: string) => result.sectors.find(sector => sector.id === id)?.name ?? id
  const items = elsewhere.map(each => ({
    text: say('review.sectors.moved', {
      association: reviewedText(each, say),
      from: nameOf(each.entry.sector),
      to: each.now.name,
    }),
    links:
      each.isAnswered === null
        ? []
        : [
            {
              href: pathTo.reviewMove(round.id, {
                forening: each.entry.associationId,
                sektor: each.now.id,
              }),
              text: say('review.move.link', { association: each.entry.name, to: each.now.name }),
            },
          ],
  }))
  return { ...check(about, {}, say), items: listed(items, say) }
}

function smallCheck({ round, small }: Review, say: Say): Check {
  const about = { name: 'small', count: small.length, kind: 'look' } as const
  const items = small.map(({ name, answered }) => ({
    text: say('review.small.sector', { name, answered }),
    links: [],
  }))
  return { ...check(about, { threshold: round.threshold }, say), items: listed(items, say) }
}

/** Where there may be a form on paper left, the way to key it in is beside the question. */
function paperCheck({ round, modes }: Review, say: Say): Check {
  const { web, paper, telephone, import: imported } = modes
  const about = { name: 'paper', count: paper + telephone + imported, kind: 'look' } as const
  const link = { href: pathTo.keying(round.id), text: say('review.step.keying') }
  const items = round.invitesNobody === true ? [] : [{ text: '', links: [link] }]
  return { ...check(about, { web, paper, telephone, imported }, say), items }
}

function lateCheck({ round, inGrace }: Review, say: Say): Check {
  const admitted = round.notes.reduce(
    (sum, note) => sum + (note.kind === 'lateResponses' ? note.count : 0),
    0,
  )
  const about = { name: 'late', count: (inGrace ?? 0) + admitted, kind: 'look' } as const
  const values = { admitted, inGrace: inGrace ?? 0, minutes: round.graceMinutes }
  const told = check(about, values, say)
  return {
    ...told,
    ...NO_ITEMS,
    ...(inGrace === null && { found: say('review.late.unseen', { admitted }) }),
  }
}

function partialCheck({ partial: count }: Review, say: Say): Check {
  return { ...check({ name: 'partial', count, kind: 'look' }, {}, say), ...NO_ITEMS }
}

function asideLink(round: string, { entry }: Reviewed, say: Say): Link {
  return {
    href: pathTo.reviewAside(round, { forening: entry.associationId }),
    text: say('review.aside.link', { association: entry.name }),
  }
}

/** "Test IF (F003), har svarat". */
function reviewedText({ entry, isAnswered }: Reviewed, say: Say): string {
  const { name, associationId: id } = entry
  const standing = isAnswered === null ? 'unseen' : isAnswered ? 'answered' : 'silent'
  return say(`review.association.${standing}`, { name, id })
}

function listed(items: Check['items'], say: Say): Check['items'] {
  const rest = items.length - MOST_LISTED
  if (rest <= 0) return items
  return [...items.slice(0, MOST_LISTED), { text: say('review.more', { count: rest }), links: [] }]
}
