import type { ItemResult, ResponseFacts, ResultSet } from '../results/result-set.ts'
import { type Defined, DEFINITIONS_ANCHOR, definitions } from './definitions.ts'
import {
  type Fact,
  heading,
  note,
  prose,
  type ReportDocument,
  type Say,
  type Section,
} from './document.ts'
import { nonresponseSections, outcomeSections } from './nonresponse-sections.ts'
import { indexFigure, overviewFigure, sectorFigure } from './result-figures.ts'
import { coverageText, headlineOf, headlineSentence, resultSummary } from './result-sentences.ts'
import {
  alphaTable,
  indexBySectorTable,
  itemFigures,
  sectorTable,
  spreadTable,
  unweightedTable,
} from './result-tables.ts'
import { overviewRoundingNotes, roundingNotes } from './rounding-notes.ts'
import { anchorOf, roundFacts, withholdingNotes } from './shared-sections.ts'

/** Where the document tells how the result came about. */
export const METHOD_ANCHOR = 'metod'

/** A round's result as a document: the answer first, then charts and tables, then how it came about. */
export function resultDocument(result: ResultSet, digest: string | null, say: Say): ReportDocument {
  const hasItems = result.items.length > 0
  return {
    title: say('result.title', { survey: result.survey.title, year: String(result.round.year) }),
    synthetic: result.synthetic,
    isPilot: result.isPilot === true,
    preliminary: result.preliminary,
    uncertified: false,
    sections: [
      { kind: 'lead', text: headlineSentence(result, say) },
      ...correctionNote(result, say),
      ...resultSummary(result, say),
      ...(hasItems ? overview(result, say) : []),
      ...nonresponseSections(result, say),
      ...(hasItems ? details(result, say) : []),
      ...method(result, digest, say),
      ...(hasItems ? appendix(result, say) : []),
      ...defined(result, say),
    ],
  }
}

/** What it replaces and why, before anything else is read. */
function correctionNote({ correction }: ResultSet, say: Say): readonly Section[] {
  return correction === undefined ? [] : [note(say('result.correction', { ...correction }))]
}

const DEFINED_HERE = [
  'n',
  'mean',
  'interval',
  'level',
  'shareHigh',
  'shareLow',
  'dontKnow',
  'net',
  'distribution',
  'index',
  'alpha',
  'exception',
  'responseRate',
  'aapor',
  'rIndicator',
  'sensitivity',
  'sd',
  'median',
  'unweighted',
  'withheld',
  'rounding',
] as const

/** Where nobody knows how many did not answer nothing is worked out of them. */
const OF_NONRESPONSE: readonly string[] = ['responseRate', 'aapor', 'rIndicator', 'sensitivity']

function defined({ items, response }: ResultSet, say: Say): readonly Section[] {
  const used: readonly Defined[] = items.length > 0 ? DEFINED_HERE : ['responseRate']
  const isKnown = response.total.invited !== null
  const keys = used.filter(key => isKnown || !OF_NONRESPONSE.includes(key))
  if (keys.length === 0) return []
  return [heading(2, say('define.title'), DEFINITIONS_ANCHOR), definitions(keys, say)]
}

function overview(result: ResultSet, say: Say): readonly Section[] {
  const headline = headlineOf(result)
  return [
    ...(headline === undefined
      ? []
      : [
          heading(2, say('result.bySector')),
          sectorFigure(headline, result, say),
          ...roundingNotes(headline.total, say),
        ]),
    ...themes(result, say),
    heading(2, say('result.byQuestion')),
    overviewFigure(result, say),
    ...overviewRoundingNotes(
      result.items.map(({ total }) => total),
      say,
    ),
    ...(result.items.some(({ total }) => total.coverage.uncovered.length > 0)
      ? [note(say('result.partlyCovered'))]
      : []),
  ]
}

function themes(result: ResultSet, say: Say): readonly Section[] {
  if (result.indices.length === 0) return []
  return [
    heading(2, say('result.themes')),
    indexFigure(result, say),
    { kind: 'table', table: indexBySectorTable(result, say) },
  ]
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
    { kind: 'table', table: spreadTable(item, result, say) },
    ...withholdingNotes(itemFigures(item), { threshold, say }).map(note),
    ...roundingNotes(item.total, say),
    ...itemNotes(item, result, say),
  ]
}

function itemNotes({ total }: ItemResult, result: ResultSet, say: Say): readonly Section[] {
  const { coverage, flags } = total
  return [
    ...(coverage.uncovered.length === 0
      ? []
      : [note(coverageText('result.coverage', coverage, { result, say }))]),
    ...(flags.includes('frameExceeded') ? [note(say('flag.frameExceeded'))] : []),
    ...(flags.includes('unweighted') ? [note(say('flag.unweighted'))] : []),
  ]
}

function method(result: ResultSet, digest: string | null, say: Say): readonly Section[] {
  const { round, program, survey, response, correction } = result
  return [
    heading(2, say('method.title'), METHOD_ANCHOR),
    {
      kind: 'facts',
      facts: [
        ...roundFacts(round, say),
        ...modeFacts(response, say),
        { term: say('fact.survey'), value: survey.key },
        { term: say('fact.program'), value: `${program.name} ${program.version}` },
        { term: say('fact.digest'), value: digest ?? say('fact.notCertified') },
        ...(correction === undefined
          ? []
          : [{ term: say('fact.replaces'), value: correction.replaces }]),
      ],
    },
    {
      kind: 'list',
      items: [...methodOf(response), 'rounding', 'signs'].map(key => say(`method.${key}`)),
    },
  ]
}

/** Where nobody was invited no sector has a weight (statistics.md 5). */
function methodOf({ total }: ResponseFacts): readonly string[] {
  return total.invited === null ? ['comers', 'unweighted'] : ['respondents', 'weights']
}

function modeFacts({ modes }: ResponseFacts, say: Say): readonly Fact[] {
  if (modes === null) return []
  const { web, paper, telephone, import: imported } = modes
  const value = say('fact.modesValue', { web, paper, telephone, imported })
  return [{ term: say('fact.modes'), value }]
}

/** What few read and an auditor may want. */
function appendix(result: ResultSet, say: Say): readonly Section[] {
  return [
    heading(2, say('result.appendix')),
    { kind: 'table', table: unweightedTable(result, say) },
    ...(result.indices.some(({ alpha }) => alpha !== null)
      ? [{ kind: 'table', table: alphaTable(result, say) } as const]
      : []),
    ...outcomeSections(result, say),
  ]
}
