import type { Scale } from '../../surveys/questions/scale.ts'
import { withheld } from '../disclosure/figure.ts'
import { type DomainEstimate, meanInterval } from '../statistics/domain-estimate.ts'
import { gradeBand } from '../statistics/grade-band.ts'
import type { LevelFigure } from './measures.ts'
import type { CellReasons } from './open-figures.ts'

/**
 * The level of a mean in words, on a scale 1–5. Where the interval is withheld nothing is said of the borders: that would
 * tell where it ends.
 */
export function levelFigure(
  estimate: DomainEstimate,
  scale: Pick<Scale, 'min' | 'max'>,
  { basic, spread }: Pick<CellReasons, 'basic' | 'spread'>,
): LevelFigure {
  if (basic !== null) return withheld(basic)
  const isBanded = scale.min === 1 && scale.max === 5
  if (estimate.mean === null || !isBanded) return { value: null }
  return { value: gradeBand(estimate.mean, spread === null ? meanInterval(estimate) : null) }
}
