import type { ComparedItem, ComparedRound, Comparison } from '../comparison/comparison.ts'
import {
  comparisonFigure,
  comparisonOverview,
  indexOverview,
  slopeFigure,
} from './comparison-figures.ts'
import { anchorOfItem, indexNameOf, nameOf, yearNames } from './comparison-names.ts'
import { valueNotes, wordings } from './comparison-question.ts'
import { changeHeadline, changeSentences, whatDiffered } from './comparison-sentences.ts'
import { fullyCompared, panelTable, testTable, verdictTable } from './comparison-tables.ts'
import { DEFINITIONS_ANCHOR, definitions, METHOD_ANCHOR } from './definitions.ts'
import { heading, note, prose, type ReportDocument, type Say, type Section } from './document.ts'
import { responseTable, roundFacts } from './shared-sections.ts'

/** Two rounds as a document: what has changed, what may be compared, and what else differed. */
export function comparisonDocument(
  comparison: Comparison,
  digest: string | null,
  say: Say,
): ReportDocument {
  const { first, second, preliminary } = comparison
  const isMadeOfCertified = first.resultDigest !== null && second.resultDigest !== null
  return {
    title: say('comparison.title', yearNames(comparison)),
    synthetic: comparison.synthetic,
    isPilot: false,
    preliminary: preliminary && !isMadeOfCertified,
    uncertified: preliminary && isMadeOfCertified,
    ...(comparison.withoutPanel && { withoutPanel: true as const }),
    sections: [
      { kind: 'lead', text: changeHeadline(comparison, say) },
      ...changeSentences(comparison, say).map(prose),
      ...(comparison.withoutPanel ? [note(say('comparison.withoutPanel'))] : []),
      ...differences(comparison, say),
      ...headline(comparison, say),
      heading(2, say('comparison.overview')),
      comparisonOverview(comparison, say),
      ...themes(comparison, say),
      ...panel(comparison, say),
      ...byQuestion(comparison, say),
      ...notComparable(comparison, say),
      ...method(comparison, digest, say),
      heading(2, say('result.appendix')),
      { kind: 'table', table: testTable(comparison, say) },
      heading(2, say('define.title'), DEFINITIONS_ANCHOR),
      definitions(DEFINED_HERE, say),
    ],
  }
}

const DEFINED_HERE = [
  'n',
  'mean',
  'interval',
  'index',
  'change',
  'verdict',
  'holm',
  'detectable',
  'breakEven',
  'effect',
  'panel',
  'composition',
  'comparability',
  'responseRate',
  'withheld',
  'rounding',
] as const

/** What else differed between the rounds, as a list. */
function differences(comparison: Comparison, say: Say): readonly Section[] {
  return [
    heading(2, say('comparison.differences')),
    { kind: 'list', items: whatDiffered(comparison, say) },
  ]
}

/** The question on the whole: for whom it has changed. */
function headline(comparison: Comparison, say: Say): readonly Section[] {
  const { survey } = comparison.second
  const whole = fullyCompared(comparison).find(
    ({ item: { second } }) => second[0]?.id === survey.headline,
  )
  if (whole === undefined) return []
  return [
    heading(2, say('result.bySector')),
    slopeFigure(whole, comparison, say),
    ...valueNotes(whole, comparison, say),
  ]
}

function themes(comparison: Comparison, say: Say): readonly Section[] {
  const figure = indexOverview(comparison, say)
  const left = comparison.indices.filter(({ values }) => values === null)
  const names = left.map(index => indexNameOf(index, say)).join(', ')
  const leftOut = left.length === 0 ? [] : [note(say('comparison.indexLeft', { names }))]
  if (figure === null) return []
  return [
    heading(2, say('result.themes')),
    figure,
    { kind: 'table', table: verdictTable(comparison, say) },
    ...leftOut,
  ]
}

function panel(comparison: Comparison, say: Say): readonly Section[] {
  const table = panelTable(comparison, say)
  if (table.rows.length === 0) return []
  return [
    heading(2, say('comparison.panel')),
    prose(say('comparison.panelMeaning')),
    { kind: 'table', table },
  ]
}

function byQuestion(comparison: Comparison, say: Say): readonly Section[] {
  return [
    heading(2, say('comparison.byQuestion')),
    ...comparison.items.flatMap(item => questionSections(item, comparison, say)),
  ]
}

function questionSections(
  item: ComparedItem,
  comparison: Comparison,
  say: Say,
): readonly Section[] {
  const figure = comparisonFigure(item, comparison, say)
  if (figure === null || item.values === null) return []
  return [
    heading(3, nameOf(item), anchorOfItem(item)),
    prose(say(`class.${item.class}`)),
    ...wordings(item, comparison, say),
    figure,
    ...valueNotes(item, comparison, say),
  ]
}

function notComparable(comparison: Comparison, say: Say): readonly Section[] {
  const items = comparison.items.filter(({ values }) => values === null)
  if (items.length === 0) return []
  return [
    heading(2, say('comparison.notComparable')),
    ...items.flatMap(item => [
      heading(3, nameOf(item)),
      prose(say(`notComparable.${item.relation}`, yearNames(comparison))),
      ...wordings(item, comparison, say),
    ]),
  ]
}

function method(comparison: Comparison, digest: string | null, say: Say): readonly Section[] {
  const { program, crosswalk, first, second } = comparison
  const years = yearNames(comparison)
  return [
    heading(2, say('method.title'), METHOD_ANCHOR),
    ...roundSections(first, { comparison, say, year: years.first }),
    ...roundSections(second, { comparison, say, year: years.second }),
    heading(3, say('comparison.this')),
    {
      kind: 'facts',
      facts: [
        { term: say('fact.crosswalk'), value: crosswalk.key },
        { term: say('fact.program'), value: `${program.name} ${program.version}` },
        { term: say('fact.digest'), value: digest ?? say('fact.notCertified') },
      ],
    },
    {
      kind: 'list',
      items: ['families', 'unadjusted', 'index', weightsIn(comparison), 'rounding', 'signs'].map(
        key => say(`method.${key}`),
      ),
    },
  ]
}

/** Where nobody was invited in one of the rounds no sector has a weight in any of them (statistics.md 9). */
function weightsIn({ first, second }: Comparison): string {
  const isKnown = [first, second].every(({ response }) => response.total.invited !== null)
  return isKnown ? 'weights' : 'unweightedRounds'
}

function roundSections(
  { round, survey, response, resultDigest }: ComparedRound,
  {
    comparison,
    say,
    year,
  }: { readonly comparison: Comparison; readonly say: Say; readonly year: string },
): readonly Section[] {
  const caption = say('response.tableOf', { year })
  return [
    heading(3, say('comparison.round', { year })),
    {
      kind: 'facts',
      facts: [
        ...roundFacts(round, say),
        { term: say('fact.survey'), value: survey.key },
        { term: say('fact.resultDigest'), value: resultDigest ?? say('fact.notCertified') },
      ],
    },
    { kind: 'table', table: responseTable(response, comparison.sectors, { caption, say }) },
  ]
}
