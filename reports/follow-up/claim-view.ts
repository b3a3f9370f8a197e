import type { Figure } from '../disclosure/figure.ts'
import type { CellFlag, LevelFigure, Measure } from '../results/measures.ts'
import type { ResultSet } from '../results/result-set.ts'
import type { Dossier } from './dossier-schema.ts'
import type { ClaimLink } from './link-schema.ts'
import { standing } from './matrix.ts'

/** What a body says of itself beside what associations answer about the same thing. Nothing is concluded. */
export interface ClaimView {
  /** The link's id. */
  readonly link: string
  readonly statement: string
  /** `null`: the result is not at hand. */
  readonly measures: readonly ClaimMeasure[] | null
}

/** One question or index in all sectors together, as the certified result has it; withheld there is withheld here. */
export interface ClaimMeasure {
  readonly kind: 'question' | 'index'
  readonly id: string
  /** As it was asked; empty for the index over all questions. */
  readonly name: string
  readonly n: Figure
  /** The mean on the scale as asked, or the index on 0–100. */
  readonly mean: Measure
  readonly level: LevelFigure
  /** The shares that gave the highest and the lowest grades, in [0, 1]; `null` for an index, which has none. */
  readonly shares: { readonly high: Measure; readonly low: Measure } | null
  readonly flags: readonly CellFlag[]
}

/** A view for each link that stands, in the order of the dossier. */
export function claimViews(
  dossier: Pick<Dossier, 'claimLinks'>,
  results: readonly ResultSet[],
): readonly ClaimView[] {
  return standing(dossier.claimLinks).map(link => {
    const result = results.find(({ round }) => round.id === link.round)
    const measures = result === undefined ? null : measuresOf(link, result)
    return { link: link.id, statement: link.statement, measures }
  })
}

function measuresOf({ questions, indices }: ClaimLink, result: ResultSet): readonly ClaimMeasure[] {
  return [
    ...questions.flatMap(id => {
      const item = result.items.find(each => each.id === id)
      if (item === undefined) return []
      const { n, mean, level, shareHigh, shareLow, flags } = item.total
      const shares = { high: shareHigh, low: shareLow }
      const name = item.wording
      return [{ kind: 'question', id, name, n, mean: bare(mean), level, shares, flags } as const]
    }),
    ...indices.flatMap(id => {
      const found = result.indices.find(each => each.id === id)
      if (found === undefined) return []
      const { n, index, level, flags } = found.total
      const name = found.title
      return [{ kind: 'index', id, name, n, mean: index, level, shares: null, flags } as const]
    }),
  ]
}

/** Without what an interval is made from. */
function bare({ value, low, high }: Measure): Measure {
  return { value, low, high }
}
