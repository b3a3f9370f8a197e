import type { ItemResult, ResponseFacts, ResultSet } from '../results/result-set.ts'
import { type Defined, DEFINITIONS_ANCHOR, definitions, METHOD_ANCHOR } from './definitions.ts'
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
import { spreadSections } from './result-spread.ts'
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
import { type Written, writtenSections } from './written-sections.ts'

/** What a document of a result has besides its figures. */
export interface ResultParts {
  /** Of the certified content; `null`: it is preliminary. */
  readonly digest: string | null
  /** What the utredare has written; `null`: nothing. */
  readonly written: Written | null
  /** What is told of the free text; none: nothing is certified. */
  readonly freeText: readonly Section[]
  /** The enkät as it was asked; none: it stands elsewhere. */
  readonly questionnaire: readonly Section[]
}

/**
 * A round's result as a document (enkätresultat), in the order of an investigation: summary, background, method and
 * nonresponse, results by theme, free text, conclusions, the enkät, and an appendix of numbers.
 */
export function resultDocument(result: ResultSet, parts: ResultParts, say: Say): ReportDocument {
  const { digest, written, freeText, questionnaire } = parts
  const hasItems = result.items.length > 0
  return {
    title: say('result.title', { survey: result.survey.title, year: String(result.round.year) }),
    synthetic: result.synthetic,
    isPilot: result.isPilot === true,
    preliminary: result.preliminary,
    uncertified: false,
    sections: [
      ...summary(result, say),
      ...writtenSections('background', written, say),
      ...method(result, digest, say),
      ...(hasItems ? [...overview(result, say), ...themes(result, say)] : []),
      ...freeText,
      ...writtenSections('conclusions', written, say),
      ...questionnaire,
      ...appendix(result, say),
    ],
  }
}

function summary(result: ResultSet, say: Say): readonly Section[] {
  return [
    heading(2, say('result.summary')),
    { kind: 'lead', text: headlineSentence(result, say) },
    ...correctionNote(result, say),
    ...resultSummary(result, say),
  ]
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

function defined({ items, response }: ResultSet): readonly Defined[] {
  const used: readonly Defined[] = items.length > 0 ? DEFINED_HERE : ['responseRate']
  const isKnown = response.total.invited !== null
  return used.filter(key => isKnown || !OF_NONRESPONSE.includes(key))
}

function overview(result: ResultSet, say: Say): readonly Section[] {
  return [
    heading(2, say('result.whole')),
    ...headlineBySector(result, say),
    ...indices(result, say),
    heading(3, say('result.byQuestion')),
    overviewFigure(result, say),
    ...overviewRoundingNotes(
      result.items.map(({ total }) => total),
      say,
    ),
    ...(result.items.some(({ total }) => total.coverage.uncovered.length > 0)
      ? [note(say('result.partlyCovered'))]
      : []),
    ...spreadSections(result, say),
  ]
}

function headlineBySector(result: ResultSet, say: Say): readonly Section[] {
  const headline = headlineOf(result)
  if (headline === undefined) return []
  return [
    heading(3, say('result.bySector')),
    sectorFigure(headline, result, say),
    ...roundingNotes(headline.total, say),
  ]
}

function indices(result: ResultSet, say: Say): readonly Section[] {
  if (result.indices.length === 0) return []
  return [
    heading(3, say('result.themes')),
    indexFigure(result, say),
    { kind: 'table', table: indexBySectorTable(result, say) },
  ]
}

/** A chapter for each theme, in the order of the enkät. */
function themes(result: ResultSet, say: Say): readonly Section[] {
  const names = [...new Set(result.items.map(({ theme }) => theme))]
  return names.flatMap(name => [
    heading(2, say('result.theme', { theme: name })),
    ...result.items
      .filter(({ theme }) => theme === name)
      .flatMap(item => itemDetails(item, result, say)),
  ])
}

function itemDetails(item: ItemResult, result: ResultSet, say: Say): readonly Section[] {
  const { threshold } = result.round
  return [
    heading(3, item.wording, anchorOf(item.id)),
    prose(say('result.scale', item.scale)),
    bySector(item, result, say),
    { kind: 'table', table: spreadTable(item, result, say) },
    ...withholdingNotes(itemFigures(item), { threshold, say }).map(note),
    ...roundingNotes(item.total, say),
    ...itemNotes(item, result, say),
  ]
}

/** The chart of the question on the whole stands first in the document; here is its table. */
function bySector(item: ItemResult, result: ResultSet, say: Say): Section {
  if (item !== headlineOf(result)) return sectorFigure(item, result, say)
  return { kind: 'table', table: sectorTable(item, result, say) }
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
  return [
    heading(2, say('result.method'), METHOD_ANCHOR),
    { kind: 'facts', facts: methodFacts(result, digest, say) },
    heading(3, say('method.title')),
    {
      kind: 'list',
      items: [...methodOf(result.response), 'rounding', 'signs'].map(key => say(`method.${key}`)),
    },
    heading(3, say('nonresponse.title')),
    ...nonresponseSections(result, say),
  ]
}

function methodFacts(
  { round, program, survey, response, correction }: ResultSet,
  digest: string | null,
  say: Say,
): readonly Fact[] {
  return [
    ...roundFacts(round, say),
    ...modeFacts(response, say),
    { term: say('fact.survey'), value: survey.key },
    { term: say('fact.program'), value: `${program.name} ${program.version}` },
    { term: say('fact.digest'), value: digest ?? say('fact.notCertified') },
    ...(correction === undefined
      ? []
      : [{ term: say('fact.replaces'), value: correction.replaces }]),
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

/** What few read and an auditor may want: more measures, and what each number means. */
function appendix(result: ResultSet, say: Say): readonly Section[] {
  const meanings = defined(result)
  const measures = result.items.length > 0 ? moreMeasures(result, say) : []
  if (measures.length + meanings.length === 0) return []
  return [
    heading(2, say('result.numbers')),
    ...measures,
    ...(meanings.length === 0
      ? []
      : [heading(3, say('define.title'), DEFINITIONS_ANCHOR), definitions(meanings, say)]),
  ]
}

function moreMeasures(result: ResultSet, say: Say): readonly Section[] {
  return [
    { kind: 'table', table: unweightedTable(result, say) },
    ...(result.indices.some(({ alpha }) => alpha !== null)
      ? [{ kind: 'table', table: alphaTable(result, say) } as const]
      : []),
    ...outcomeSections(result, say),
  ]
}
