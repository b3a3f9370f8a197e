import type { ComparedItem, ComparedRound, Comparison } from '../comparison/comparison.ts'
import { type Figure, valueOf } from '../disclosure/figure.ts'
import { formatDecimal, formatScore, numberWordFirst } from '../formats/swedish.ts'
import { anchorOfItem, comparisonFigure, comparisonOverview, nameOf } from './comparison-figures.ts'
import { heading, note, prose, type ReportDocument, type Say, type Section } from './document.ts'
import { responseSentence, responseTable, roundFacts, withholdingNotes } from './shared-sections.ts'

/** Two rounds as a document: what has changed, what may be compared, and what else differed. */
export function comparisonDocument(
  comparison: Comparison,
  digest: string | null,
  say: Say,
): ReportDocument {
  return {
    title: say('comparison.title', { year: String(comparison.first.round.year) }),
    synthetic: comparison.synthetic,
    preliminary: comparison.preliminary,
    sections: [
      ...summary(comparison, say),
      heading(2, say('comparison.overview')),
      comparisonOverview(comparison, say),
      ...byQuestion(comparison, say),
      ...notComparable(comparison, say),
      ...method(comparison, digest, say),
    ],
  }
}

function summary(comparison: Comparison, say: Say): readonly Section[] {
  const { first, second, items, crosswalk } = comparison
  const years = yearsOf(comparison)
  const counted = (key: string, classes: string) => {
    const count = items.filter(item => classes.includes(item.class)).length
    return count === 0 ? [] : [say(key, { count, word: numberWordFirst(count) })]
  }
  return [
    { kind: 'lead', text: headlineSentence(comparison, say) },
    prose(
      [
        ...counted('comparison.full', 'AB'),
        ...counted('comparison.indicative', 'C'),
        ...counted('comparison.none', 'D'),
      ].join(' '),
    ),
    prose(
      say('comparison.response', {
        ...years,
        firstSentence: responseSentence(first.response, say),
        secondSentence: responseSentence(second.response, say),
      }),
    ),
    heading(2, say('comparison.differences')),
    {
      kind: 'list',
      items: [
        say('comparison.collectors', {
          ...years,
          firstCollector: first.round.collectedBy,
          secondCollector: second.round.collectedBy,
        }),
        ...crosswalk.differences,
        say('comparison.noCause'),
      ],
    },
  ]
}

function yearsOf({ first, second }: Comparison) {
  return { first: String(first.round.year), second: String(second.round.year) }
}

/** The means of the question on the whole, and which way they differ: described, not judged. */
function headlineSentence(comparison: Comparison, say: Say): string {
  const means = headlineMeans(comparison)
  if (means === null) return say('comparison.noHeadline')
  const { from, to } = means
  return say('comparison.headline', {
    ...yearsOf(comparison),
    from: formatScore(from),
    to: formatScore(to),
    size: formatDecimal(Math.abs(to - from), 1),
    direction: directionOf(to - from),
  })
}

function headlineMeans({ second, items }: Comparison): { from: number; to: number } | null {
  const item = items.find(({ second: asked }) => asked[0]?.id === second.survey.headline)
  if (item?.values?.unit !== 'grade') return null
  const from = valueOf(item.values.total.first.mean)
  const to = valueOf(item.values.total.second.mean)
  return from === null || to === null ? null : { from, to }
}

function directionOf(difference: number): 'higher' | 'lower' | 'same' {
  if (formatDecimal(Math.abs(difference), 1) === formatDecimal(0, 1)) return 'same'
  return difference > 0 ? 'higher' : 'lower'
}

function byQuestion(comparison: Comparison, say: Say): readonly Section[] {
  const { items } = comparison
  const compared = items.filter(({ values }) => values !== null)
  return [
    heading(2, say('comparison.byQuestion')),
    ...compared.flatMap(item => questionSections(item, comparison, say)),
  ]
}

function questionSections(
  item: ComparedItem,
  comparison: Comparison,
  say: Say,
): readonly Section[] {
  const figure = comparisonFigure(item, comparison, say)
  if (figure === null || item.values === null) return []
  const figures = [item.values.total, ...item.values.sectors].flatMap(group => [
    group.first.mean,
    group.second.mean,
  ]) satisfies readonly Figure[]
  return [
    heading(3, nameOf(item), anchorOfItem(item)),
    prose(say(`class.${item.class}`)),
    ...wordings(item, comparison, say),
    figure,
    ...withholdingNotes(figures, { threshold: comparison.threshold, say }).map(note),
    ...excludedNote(item, comparison, say),
  ]
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
  const years = yearsOf(comparison)
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
      prose(say(`notComparable.${item.relation}`, yearsOf(comparison))),
      ...wordings(item, comparison, say),
    ]),
  ]
}

function method(comparison: Comparison, digest: string | null, say: Say): readonly Section[] {
  const { program, crosswalk, first, second } = comparison
  const years = yearsOf(comparison)
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
      items: ['mean', 'difference', 'index', 'weights', 'rounding', 'signs'].map(key =>
        say(`method.${key}`),
      ),
    },
  ]
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
