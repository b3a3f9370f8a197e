import type { ComparedItem, ComparedValues, Comparison } from '../comparison/comparison.ts'
import { type Figure, valueOf } from '../disclosure/figure.ts'
import { formatDifference } from '../formats/swedish.ts'
import { yearNames } from './comparison-names.ts'
import { note, prose, type Say, type Section } from './document.ts'
import { figuresOf } from './measure-cells.ts'
import { withholdingNotes } from './shared-sections.ts'

/** What has to be known of the figures of a question or an index: composition, what is withheld, what is left out. */
export function valueNotes(
  { values }: { readonly values: ComparedValues | null },
  comparison: Comparison,
  say: Say,
): readonly Section[] {
  if (values === null) return []
  const { threshold } = comparison
  return [
    ...compositionNote(values, say),
    ...withholdingNotes(figuresIn(values), { threshold, say }).map(note),
    ...excludedNote(values, comparison, say),
  ]
}

function figuresIn({ total, sectors }: ComparedValues): readonly Figure[] {
  return [total, ...sectors].flatMap(({ first, second, difference }) =>
    figuresOf([first.mean, second.mean, difference]),
  )
}

/** A part of the change smaller than this is not worth telling of. */
const LEAST_COMPOSITION = 0.05

function compositionNote({ composition }: ComparedValues, say: Say): readonly Section[] {
  const effect = valueOf(composition)
  if (effect === null || Math.abs(effect) < LEAST_COMPOSITION) return []
  return [note(say('comparison.composition', { effect: formatDifference(effect, 2) }))]
}

/** Sectors that are in no total, because they answered in only one of the rounds. */
export function excludedNote(
  { excluded }: Pick<ComparedValues, 'excluded'>,
  { sectors }: Comparison,
  say: Say,
): readonly Section[] {
  if (excluded.length === 0) return []
  const names = sectors.filter(({ id }) => excluded.includes(id)).map(({ name }) => name)
  return [note(say('comparison.excluded', { sectors: names.join(', ') }))]
}

/** Both wordings, where they differ, with what was said of the difference and by whom. */
export function wordings(item: ComparedItem, comparison: Comparison, say: Say): readonly Section[] {
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
    ...signedFor(item, say),
  ]
}

/** What is said of how two wordings relate, and who has signed for it. */
export function signedFor({ note: told, signedBy }: ComparedItem, say: Say): readonly Section[] {
  return [
    ...(told === null ? [] : [prose(told)]),
    ...(signedBy === null ? [] : [prose(say('comparison.signed', { who: signedBy }))]),
  ]
}
