import type { Sector } from '../../surveys/association.ts'
import { isWithheld, valueOf } from '../disclosure/figure.ts'
import { formatCount, formatScore, numberWord, numberWordFirst } from '../formats/swedish.ts'
import type { Coverage, ItemResult, ResponseFacts, ResultSet } from '../results/result-set.ts'
import { DEFINED, DEFINITIONS_ANCHOR, definitions } from './definitions.ts'
import {
  type Fact,
  heading,
  note,
  prose,
  type ReportDocument,
  type Say,
  type Section,
} from './document.ts'
import {
  isFiveStep,
  overviewFigure,
  sectorFigure,
  sectorTable,
  spreadAndShareFigures,
} from './result-figures.ts'
import {
  anchorOf,
  responseSentence,
  responseTable,
  roundFacts,
  sectorName,
  withholdingNotes,
} from './shared-sections.ts'

/** A round's result as a document: the answer first, then charts and tables, then how it came about. */
export function resultDocument(result: ResultSet, digest: string | null, say: Say): ReportDocument {
  const hasItems = result.items.length > 0
  return {
    title: say('result.title', { survey: result.survey.title, year: String(result.round.year) }),
    synthetic: result.synthetic,
    preliminary: result.preliminary,
    uncertified: false,
    sections: [
      ...summary(result, say),
      ...(hasItems ? overview(result, say) : []),
      ...method(result, digest, say),
      ...(hasItems ? details(result, say) : []),
      heading(2, say('define.title'), DEFINITIONS_ANCHOR),
      definitions(DEFINED, say),
    ],
  }
}

function summary(result: ResultSet, say: Say): readonly Section[] {
  const sentences = [
    ...headlineCoverage(result, say),
    responseSentence(result.response, say),
    ...extremes(result, say),
    ...withheldSectors(result, say),
  ]
  return [{ kind: 'lead', text: headlineSentence(result, say) }, ...sentences.map(prose)]
}

function headlineSentence(result: ResultSet, say: Say): string {
  const item = headlineOf(result)
  if (item === undefined) return say('result.open')
  const mean = valueOf(item.total.mean)
  if (mean === null) return say('result.noHeadline')
  return say('result.headline', { mean: formatScore(mean), max: item.scale.max })
}

function headlineOf({ items, survey }: ResultSet): ItemResult | undefined {
  return items.find(({ id }) => id === survey.headline)
}

/** The questions with the highest and the lowest mean, among those on the scale 1–5. */
function extremes({ items }: ResultSet, say: Say): readonly string[] {
  const ranked = items
    .filter(isFiveStep)
    .flatMap(({ wording, total }) => {
      const mean = valueOf(total.mean)
      return mean === null ? [] : [{ wording, mean }]
    })
    .toSorted((a, b) => b.mean - a.mean)
  const highest = ranked[0]
  const lowest = ranked.at(-1)
  if (highest === undefined || lowest === undefined || ranked.length < 2) return []
  return [
    say('result.extremes', {
      highest: highest.wording,
      highestMean: formatScore(highest.mean),
      lowest: lowest.wording,
      lowestMean: formatScore(lowest.mean),
    }),
  ]
}

function withheldSectors(result: ResultSet, say: Say): readonly string[] {
  const hidden = (headlineOf(result)?.sectors ?? []).filter(({ mean }) => isWithheld(mean))
  if (hidden.length === 0) return []
  const { threshold } = result.round
  const count = numberWordFirst(hidden.length)
  const of = numberWord(result.sectors.length)
  return [say('result.withheldSectors', { count, of, threshold: numberWord(threshold) })]
}

function overview(result: ResultSet, say: Say): readonly Section[] {
  const headline = headlineOf(result)
  return [
    ...(headline === undefined
      ? []
      : [heading(2, say('result.bySector')), sectorFigure(headline, result, say)]),
    heading(2, say('result.byQuestion')),
    overviewFigure(result, say),
    ...(result.items.some(({ total }) => total.coverage.uncovered.length > 0)
      ? [note(say('result.partlyCovered'))]
      : []),
  ]
}

function method(result: ResultSet, digest: string | null, say: Say): readonly Section[] {
  const { round, program, survey, response, sectors } = result
  return [
    heading(2, say('method.title')),
    {
      kind: 'facts',
      facts: [
        ...roundFacts(round, say),
        ...modeFacts(response, say),
        { term: say('fact.survey'), value: survey.key },
        { term: say('fact.program'), value: `${program.name} ${program.version}` },
        { term: say('fact.digest'), value: digest ?? say('fact.notCertified') },
      ],
    },
    {
      kind: 'table',
      table: responseTable(response, sectors, { caption: say('response.table'), say }),
    },
    {
      kind: 'list',
      items: ['mean', 'sd', 'shares', 'dontKnow', 'weights', 'rounding', 'signs'].map(key =>
        say(`method.${key}`),
      ),
    },
  ]
}

function modeFacts({ modes }: ResponseFacts, say: Say): readonly Fact[] {
  if (modes === null) return []
  const { web, paper, telephone, import: imported } = modes
  const value = say('fact.modesValue', { web, paper, telephone, imported })
  return [{ term: say('fact.modes'), value }]
}

function details(result: ResultSet, say: Say): readonly Section[] {
  return [
    heading(2, say('result.details')),
    ...result.items.flatMap(item => itemDetails(item, result, say)),
  ]
}

function itemDetails(item: ItemResult, result: ResultSet, say: Say): readonly Section[] {
  const { threshold } = result.round
  return [
    heading(3, item.wording, anchorOf(item.id)),
    prose(say('result.scale', { theme: item.theme, ...item.scale })),
    { kind: 'table', table: sectorTable(item, result, say) },
    ...withholdingNotes(spreadAndShareFigures(item), { threshold, say }).map(note),
    ...coverageNotes(item, result, say),
  ]
}

function coverageNotes(
  { total }: ItemResult,
  { sectors }: ResultSet,
  say: Say,
): readonly Section[] {
  const { uncovered } = total.coverage
  if (uncovered.length === 0) return []
  return [note(say('result.coverage', coverageValues(total.coverage, sectors)))]
}

/** What the medelbetyg speaks for, when that is not everybody. */
function headlineCoverage(result: ResultSet, say: Say): readonly string[] {
  const total = headlineOf(result)?.total
  if (total === undefined || valueOf(total.mean) === null) return []
  const { uncovered, isIncomplete } = total.coverage
  if (uncovered.length === 0) return []
  const told = say('result.headlineCoverage', coverageValues(total.coverage, result.sectors))
  return [isIncomplete ? `${told} ${say('result.incomplete')}` : told]
}

function coverageValues({ uncovered, covered, size }: Coverage, sectors: readonly Sector[]) {
  return {
    covered: formatCount(covered),
    size: formatCount(size),
    sectors: uncovered.map(id => sectorName(sectors, id)).join(', '),
  }
}
