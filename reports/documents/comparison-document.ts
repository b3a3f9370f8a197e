import type { ComparedItem, ComparedRound, Comparison } from '../comparison/comparison.ts'
import { type Figure, valueOf } from '../disclosure/figure.ts'
import { formatDifference } from '../formats/swedish.ts'
import { comparisonFigure, comparisonOverview, indexOverview } from './comparison-figures.ts'
import { anchorOfItem, indexNameOf, nameOf, yearNames } from './comparison-names.ts'
import { changeHeadline, changeSentences } from './comparison-sentences.ts'
import { panelTable, testTable, verdictTable } from './comparison-tables.ts'
import { DEFINITIONS_ANCHOR, definitions } from './definitions.ts'
import { heading, note, prose, type ReportDocument, type Say, type Section } from './document.ts'
import { figuresOf } from './measure-cells.ts'
import { responseTable, roundFacts, withholdingNotes } from './shared-sections.ts'

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
    sections: [
      { kind: 'lead', text: changeHeadline(comparison, say) },
      ...changeSentences(comparison, say).map(prose),
      ...whatDiffered(comparison, say),
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

function whatDiffered(comparison: Comparison, say: Say): readonly Section[] {
  const { first, second, crosswalk } = comparison
  return [
    heading(2, say('comparison.differences')),
    {
      kind: 'list',
      items: [
        say('comparison.collectors', {
          ...yearNames(comparison),
          firstCollector: first.round.collectedBy,
          secondCollector: second.round.collectedBy,
        }),
        ...crosswalk.differences,
        say('comparison.noCause'),
      ],
    },
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
    ...compositionNote(item, say),
    ...withholdingNotes(itemFigures(item), { threshold: comparison.threshold, say }).map(note),
    ...excludedNote(item, comparison, say),
  ]
}

function itemFigures({ values }: ComparedItem): readonly Figure[] {
  if (values === null) return []
  return [values.total, ...values.sectors].flatMap(({ first, second, difference }) =>
    figuresOf([first.mean, second.mean, difference]),
  )
}

/** A part of the change smaller than this is not worth telling of. */
const LEAST_COMPOSITION = 0.05

function compositionNote({ values }: ComparedItem, say: Say): readonly Section[] {
  const effect = values === null ? null : valueOf(values.composition)
  if (effect === null || Math.abs(effect) < LEAST_COMPOSITION) return []
  return [note(say('comparison.composition', { effect: formatDifference(effect, 2) }))]
}

function excludedNote(item: ComparedItem, { sectors }: Comparison, say: Say): readonly Section[] {
  const excluded = item.values?.excluded ?? []
  if (excluded.length === 0) return []
  const names = sectors.filter(({ id }) => excluded.includes(id)).map(({ name }) => name)
  return [note(say('comparison.excluded', { sectors: names.join(', ') }))]
}

/** Both wordings, where they differ, with what was said of the difference and by whom. */
function wordings(item: ComparedItem, comparison: Comparison, say: Say): readonly Section[] {
  if (item.relation === 'identical') return []
  const years = yearNames(comparison)
  const asked = (year: string, questions: ComparedItem['first']) =>
    questions.map(({ wording, scale }) =>
      say('comparison.wording', { year, wording, min: scale.min, max: scale.max }),
    )
  return [
    {
      kind: 'list',
      items: [...asked(years.first, item.first), ...asked(years.second, item.second)],
    },
    ...(item.note === null ? [] : [prose(item.note)]),
    ...(item.signedBy === null ? [] : [prose(say('comparison.signed', { who: item.signedBy }))]),
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
    heading(2, say('method.title')),
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
