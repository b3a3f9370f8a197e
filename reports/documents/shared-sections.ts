import type { Sector } from '../../surveys/association.ts'
import { type Figure, isWithheld, shown, valueOf } from '../disclosure/figure.ts'
import { formatCount, formatDay, formatShare, MISSING } from '../formats/swedish.ts'
import type { ResponseCounts, ResponseFacts, RoundFacts } from '../results/result-set.ts'
import type { Fact, Row, Say, Table } from './document.ts'

/** "72 av 140 föreningar svarade (51 %)." */
export function responseSentence({ total }: ResponseFacts, say: Say): string {
  return say('response.sentence', {
    answered: formatCount(total.answered),
    invited: formatCount(total.invited),
    rate: total.rate === null ? MISSING : formatShare(total.rate),
  })
}

/** How many answered in each sector. */
export function responseTable(
  response: ResponseFacts,
  sectors: readonly Sector[],
  { caption, say }: { readonly caption: string; readonly say: Say },
): Table {
  return {
    caption,
    columns: [
      say('column.sector'),
      say('column.invited'),
      say('column.answered'),
      say('column.rate'),
    ],
    rows: [
      ...response.sectors.map(counts => responseRow(sectorName(sectors, counts.sector), counts)),
      { ...responseRow(say('row.all'), response.total), isTotal: true },
    ],
  }
}

function responseRow(header: string, counts: ResponseCounts): Row {
  return {
    header,
    anchor: null,
    isTotal: false,
    cells: [
      { figure: shown(counts.invited), unit: 'count' },
      { figure: shown(counts.answered), unit: 'count' },
      { figure: shown(counts.rate), unit: 'share' },
    ],
  }
}

export function sectorName(sectors: readonly Sector[], id: string): string {
  return sectors.find(sector => sector.id === id)?.name ?? id
}

/** The name of the section that tells of a question: `fraga-samverkan-bemotande`. */
export function anchorOf(questionId: string): string {
  return `fraga-${questionId.replaceAll('.', '-')}`
}

/** The label of a row of dots: what is withheld or missing is said there, not left out. */
export function dotLabel(
  name: string,
  figures: readonly Figure[],
  { threshold, say }: { readonly threshold: number; readonly say: Say },
): string {
  const reasons = figures.filter(isWithheld).map(figure => figure.withheld)
  if (reasons.includes('few')) return say('dot.few', { name, threshold })
  if (reasons.length > 0) return say('dot.withheld', { name })
  return figures.some(figure => valueOf(figure) === null) ? say('dot.missing', { name }) : name
}

/** Explains each kind of withholding that occurs among the figures. */
export function withholdingNotes(
  figures: readonly Figure[],
  { threshold, say }: { readonly threshold: number; readonly say: Say },
): readonly string[] {
  const reasons = new Set(figures.filter(isWithheld).map(figure => figure.withheld))
  return [...reasons]
    .toSorted()
    .map(reason => say(`withheld.${reason}`, { threshold, double: 2 * threshold }))
}

/** What has to be known of a round to judge its figures. */
export function roundFacts(round: RoundFacts, say: Say): readonly Fact[] {
  return [
    { term: say('fact.collectedBy'), value: round.collectedBy },
    {
      term: say('fact.period'),
      value: say('fact.periodValue', {
        from: formatDay(round.openedAt),
        to: formatDay(round.closedAt),
      }),
    },
    { term: say('fact.registryNumber'), value: round.registryNumber ?? MISSING },
    {
      term: say('fact.promise'),
      value: say(`promise.${round.promise}`, { threshold: round.threshold }),
    },
    ...round.notes.map(({ count, at, reason }) => ({
      term: say('fact.lateResponses'),
      value: say('fact.lateResponsesValue', { count, day: formatDay(at), reason }),
    })),
  ]
}
