import type { Sector } from '../../surveys/association.ts'
import type { RoundNote } from '../../surveys/round.ts'
import { type Figure, isWithheld, shown, valueOf } from '../disclosure/figure.ts'
import type { Dot } from '../figures/dot-chart.ts'
import { formatCount, formatDay, formatMoment, formatShare, MISSING } from '../formats/swedish.ts'
import type { Measure } from '../results/measures.ts'
import type { ResponseCounts, ResponseFacts, RoundFacts } from '../results/result-set.ts'
import { definedColumn, plainColumn } from './definitions.ts'
import type { Fact, Row, Say, Table, TableCell } from './document.ts'
import { limitsOf } from './measure-cells.ts'

/** "72 av 140 föreningar svarade (51 %).", or that nobody knows of how many. */
export function responseSentence({ total }: ResponseFacts, say: Say): string {
  const { answered, invited, rate } = total
  if (invited === null) return say('response.sentenceUnknown', { count: answered })
  return say('response.sentence', {
    answered: formatCount(answered),
    invited: formatCount(invited),
    rate: rate === null ? MISSING : formatShare(rate),
  })
}

/** How many answered in each sector; of how many, where somebody knows. */
export function responseTable(
  response: ResponseFacts,
  sectors: readonly Sector[],
  { caption, say }: { readonly caption: string; readonly say: Say },
): Table {
  const isKnown = response.total.invited !== null
  const answered = plainColumn(say('column.answered'))
  const row = (header: string, counts: ResponseCounts, isTotal = false): Row => ({
    header,
    anchor: null,
    isTotal,
    cells: responseCells(counts),
  })
  return {
    caption,
    columns: [
      plainColumn(say('column.sector')),
      ...(isKnown
        ? [
            plainColumn(say('column.invited')),
            answered,
            definedColumn(say('column.rate'), 'responseRate'),
          ]
        : [answered]),
    ],
    rows: [
      ...response.sectors.map(counts => row(sectorName(sectors, counts.sector), counts)),
      row(say('row.all'), response.total, true),
    ],
  }
}

function responseCells({ invited, answered, rate }: ResponseCounts): readonly TableCell[] {
  const answeredCell = { figure: shown(answered), unit: 'count' } as const
  if (invited === null) return [answeredCell]
  return [
    { figure: shown(invited), unit: 'count' },
    answeredCell,
    { figure: shown(rate), unit: 'share' },
  ]
}

export function sectorName(sectors: readonly Sector[], id: string): string {
  return sectors.find(sector => sector.id === id)?.name ?? id
}

/** The name of the section that tells of a question: `fraga-samverkan-bemotande`. */
export function anchorOf(questionId: string): string {
  return `fraga-${questionId.replaceAll('.', '-')}`
}

/** The dot of a measure; `null` where it is withheld or missing. */
export function dotOf(measure: Measure): Dot | null {
  const mean = valueOf(measure.value)
  return mean === null ? null : { mean, interval: limitsOf(measure) }
}

/** Why dots of a row of a chart are not there, and which of two; empty: all are. */
export function gapWords(
  dots: readonly { readonly series: string; readonly figure: Figure }[],
  { threshold, say }: { readonly threshold: number; readonly say: Say },
): string {
  const gaps = dots.flatMap(({ series, figure }) => {
    const gap = gapOf(figure)
    return gap === null ? [] : [{ series, why: say(gap, { threshold }) }]
  })
  const reasons = [...new Set(gaps.map(({ why }) => why))]
  if (gaps.length === dots.length && reasons.length === 1) return reasons.join('')
  return gaps.map(({ series, why }) => say('dot.absentIn', { series, why })).join(', ')
}

function gapOf(figure: Figure): string | null {
  if (isWithheld(figure)) return figure.withheld === 'few' ? 'dot.few' : 'dot.withheld'
  return valueOf(figure) === null ? 'dot.missing' : null
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
    ...round.notes.map(note => noteFact(note, say)),
  ]
}

/** What was done with a round besides what was planned, and why. */
export function noteFact(note: RoundNote, say: Say): Fact {
  const { reason } = note
  const day = formatDay(note.at)
  switch (note.kind) {
    case 'lateResponses': {
      const value = say('fact.lateResponsesValue', { count: note.count, day, reason })
      return { term: say('fact.lateResponses'), value }
    }
    case 'newAssociations':
      return {
        term: say('fact.newAssociations'),
        value: say('fact.newAssociationsValue', { count: note.count }),
      }
    case 'extended': {
      const [from, to] = [formatMoment(note.from), formatMoment(note.to)]
      const value = say('fact.extendedValue', { day, from, to, reason })
      return { term: say('fact.extended'), value }
    }
    case 'moved': {
      const value = say('fact.movedValue', { day, from: note.from, to: note.to, reason })
      return { term: say('fact.moved'), value }
    }
    case 'setAside':
    case 'putBack':
      return {
        term: say(`fact.${note.kind}`),
        value: say(`fact.${note.kind}Value`, { day, reason }),
      }
  }
}
