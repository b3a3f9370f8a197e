import { valueOf } from '../disclosure/figure.ts'
import { formatCell } from '../formats/table-cell.ts'
import type { ItemResult, ResultSet } from '../results/result-set.ts'
import { plainColumn } from './definitions.ts'
import {
  type Fact,
  heading,
  prose,
  type ReportDocument,
  type Row,
  type Say,
  type Section,
  type Table,
} from './document.ts'
import { intervalCell } from './measure-cells.ts'
import { sectorFigure } from './result-figures.ts'
import {
  coverageSentences,
  exceptionSentence,
  extremes,
  headlineOf,
  headlineSentence,
  marginSentences,
  silentSentences,
  withheldSectors,
} from './result-sentences.ts'
import { indexName } from './result-tables.ts'
import { responseSentence, roundFacts, sectorName } from './shared-sections.ts'

/** What the page says besides the figures. */
export interface OnePageContext {
  /** Of the certified content; `null`: it is preliminary. */
  readonly digest: string | null
  /** What the municipality will do, in its own words, a paragraph each; none: it has not said. */
  readonly plans: readonly string[]
  readonly say: Say
}

/**
 * A result on one page (resultatet på en sida): five sentences, one chart, one table, and what we cannot say. Every
 * sentence is made from the figures by rule; what is withheld in the result is withheld here.
 */
export function onePageDocument(result: ResultSet, context: OnePageContext): ReportDocument {
  const { plans, say } = context
  const headline = headlineOf(result)
  return {
    title: say('onePage.title', { survey: result.survey.title, year: String(result.round.year) }),
    synthetic: result.synthetic,
    isPilot: result.isPilot === true,
    preliminary: result.preliminary,
    uncertified: false,
    onOneSheet: true,
    sections: [
      { kind: 'lead', text: headlineSentence(result, say) },
      ...sentences(result, say).map(prose),
      ...(headline === undefined ? [] : [wholeBySector(headline, result, say)]),
      heading(2, say('onePage.cannotSay')),
      { kind: 'list', items: cannotSay(result, say) },
      ...(plans.length === 0 ? [] : [heading(2, say('onePage.plans')), ...plans.map(prose)]),
      heading(2, say('onePage.about')),
      { kind: 'facts', facts: aboutFacts(result, context) },
    ],
  }
}

/** After the medelbetyg: how many answered, what is high and low, which theme, and which sectors differ. */
function sentences(result: ResultSet, say: Say): readonly string[] {
  const answered = [responseSentence(result.response, say), ...marginSentences(result, say)]
  return [
    answered.join(' '),
    ...extremes(result, say),
    ...themeSentences(result, say),
    ...exceptionSentence(result, say),
  ]
}

/** The themes with the highest and the lowest index, where two can be shown. */
function themeSentences(result: ResultSet, say: Say): readonly string[] {
  const ranked = result.indices
    .filter(({ title }) => title !== '')
    .flatMap(index => {
      const value = valueOf(index.total.index.value)
      return value === null ? [] : [{ index, value }]
    })
    .toSorted((a, b) => b.value - a.value)
  const [highest, lowest] = [ranked[0], ranked.at(-1)]
  if (highest === undefined || lowest === undefined || ranked.length < 2) return []
  const written = ({ index }: typeof highest) =>
    formatCell({ figure: index.total.index.value, unit: 'index' })
  return [
    say('onePage.themes', {
      highest: indexName(highest.index, say),
      highestIndex: written(highest),
      lowest: indexName(lowest.index, say),
      lowestIndex: written(lowest),
    }),
  ]
}

/** The question on the whole by sector: a chart, and how many, the mean and how certain it is. */
function wholeBySector(item: ItemResult, result: ResultSet, say: Say): Section {
  const row = (header: string, { n, mean, flags }: BriefCell, isTotal: boolean): Row => ({
    header,
    anchor: null,
    isTotal,
    cells: [
      { figure: n, unit: 'count' },
      { figure: mean.value, unit: 'score' },
      intervalCell(mean, 'score', { flags, say }),
    ],
  })
  const year = String(result.round.year)
  const table: Table = {
    caption: say('result.sectorTable', { question: item.wording, year }),
    columns: ['sector', 'n', 'mean', 'interval'].map(name => plainColumn(say(`column.${name}`))),
    rows: [
      ...item.sectors.map(cell => row(sectorName(result.sectors, cell.sector), cell, false)),
      row(say('row.all'), item.total, true),
    ],
  }
  return { ...sectorFigure(item, result, say), table }
}

type BriefCell = Pick<ItemResult['total'], 'n' | 'mean' | 'flags'>

function cannotSay(result: ResultSet, say: Say): readonly string[] {
  return [
    ...coverageSentences(result, say),
    ...withheldSectors(result, say),
    ...silentSentences(result, say),
    ...(result.exceptions.length === 0 && result.nonresponse !== null
      ? [say('onePage.noDifference')]
      : []),
    say('onePage.notWhy'),
    say('onePage.notBefore'),
  ]
}

function aboutFacts(result: ResultSet, { digest, say }: OnePageContext): readonly Fact[] {
  return [
    ...roundFacts(result.round, say),
    { term: say('fact.digest'), value: digest ?? say('fact.notCertified') },
  ]
}
