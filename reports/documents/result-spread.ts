import type { ItemResult, ResultSet } from '../results/result-set.ts'
import { heading, note, type Say, type Section } from './document.ts'
import { spreadRoundingNotes } from './rounding-notes.ts'
import { anchorOf, withholdingNotes } from './shared-sections.ts'
import { spreadFigure } from './spread-figure.ts'

/** How the grades of every question spread over all sectors, in the order of the enkät: a figure for each scale. */
export function spreadSections(result: ResultSet, say: Say): readonly Section[] {
  const scales = new Map<string, readonly ItemResult[]>()
  for (const item of result.items) {
    const scale = `${item.scale.min}–${item.scale.max}`
    scales.set(scale, [...(scales.get(scale) ?? []), item])
  }
  return [
    heading(3, say('result.spread')),
    ...[...scales.values()].map(items => figureOf(items, result, say)),
    ...withholdingNotes(
      result.items.flatMap(({ total }) => [...total.distribution, total.dontKnow.value]),
      { threshold: result.round.threshold, say },
    ).map(note),
    ...spreadRoundingNotes(
      result.items.map(({ total }) => total),
      say,
    ),
  ]
}

function figureOf(items: readonly ItemResult[], { round }: ResultSet, say: Say): Section {
  const scale = items[0]?.scale ?? { min: 1, max: 5 }
  const told = { year: String(round.year), min: scale.min, max: scale.max }
  return spreadFigure(
    {
      title: say('result.spreadTitle', told),
      caption: say('result.spreadOverview', told),
      names: say('column.question'),
      scale,
      threshold: round.threshold,
      spreads: items.map(({ id, wording, total }) => ({
        name: wording,
        n: total.n,
        distribution: total.distribution,
        dontKnow: total.dontKnow.value,
        isTotal: false,
        anchor: anchorOf(id),
      })),
    },
    say,
  )
}
