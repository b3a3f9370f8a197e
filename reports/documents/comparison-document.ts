import type { ComparedItem, ComparedRound, Comparison } from '../comparison/comparison.ts'
import { type Figure, isWithheld } from '../disclosure/figure.ts'
import { formatDecimal, formatScore, numberWordFirst } from '../formats/swedish.ts'
import {
  anchorOfItem,
  comparisonFigure,
  comparisonOverview,
  nameOf,
  yearNames,
} from './comparison-figures.ts'
import { DEFINED, DEFINITIONS_ANCHOR, definitions } from './definitions.ts'
import { heading, note, prose, type ReportDocument, type Say, type Section } from './document.ts'
import { responseSentence, responseTable, roundFacts, withholdingNotes } from './shared-sections.ts'

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
    preliminary: preliminary && !isMadeOfCertified,
    uncertified: preliminary && isMadeOfCertified,
    sections: [
      ...summary(comparison, say),
      heading(2, say('comparison.overview')),
      comparisonOverview(comparison, say),
      ...byQuestion(comparison, say),
      ...notComparable(comparison, say),
      ...method(comparison, digest, say),
      heading(2, say('define.title'), DEFINITIONS_ANCHOR),
      definitions(DEFINED, say),
    ],
  }
}

function summary(comparison: Comparison, say: Say): readonly Section[] {
  const { first, second, items, crosswalk } = comparison
  const years = yearNames(comparison)
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

/** The means of the question on the whole, and which way they differ: described, not judged. */
function headlineSentence(comparison: Comparison, say: Say): string {
  const { items, second } = comparison
  const values = items.find(({ second: asked }) => asked[0]?.id === second.survey.headline)?.values
  if (!values) return say('comparison.noHeadline')
  const { first, second: later } = values.total
  if (isWithheld(first.mean) || isWithheld(later.mean)) return say('comparison.headlineWithheld')
  const [from, to] = [first.mean.value, later.mean.value]
  if (from === null || to === null) return say('comparison.headlineMissing')
  const when = whenOf(comparison, say)
  return values.unit === 'index'
    ? say('comparison.headlineIndex', {
        ...when,
        from: formatDecimal(from, 0),
        to: formatDecimal(to, 0),
      })
    : say('comparison.headline', { ...when, ...meansOf(from, to) })
}

function meansOf(from: number, to: number) {
  return {
    from: formatScore(from),
    to: formatScore(to),
    size: formatDecimal(Math.abs(to - from), 1),
    direction: directionOf(to - from),
  }
}

/** "år 2019", or "i omgången vår-2022" where both rounds are of one year. */
function whenOf({ first, second }: Comparison, say: Say) {
  const isOneYear = first.round.year === second.round.year
  const when = ({ round: { id, year } }: ComparedRound) =>
    isOneYear
      ? say('comparison.inRound', { round: id })
      : say('comparison.year', { year: String(year) })
  return { firstWhen: when(first), secondWhen: when(second) }
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
