import type { SectorId } from '../../surveys/association.ts'
import { hiddenSectors } from './hidden-sectors.ts'
import { limitedSectors } from './limited-sectors.ts'

/** What a round can expect to show when a share of each sector answers. */
export interface Forecast {
  /** Sectors of which nothing will be shown. */
  readonly hidden: readonly SectorId[]
  /** Sectors of which only n, the mean and the share high will be. */
  readonly limited: readonly SectorId[]
  /** Not even all sectors together will be shown. */
  readonly hidesTotal: boolean
}

/**
 * Which sectors will be withheld, should a share of the associations in each answer a question, with
 * answers that are neither all alike nor all at one end. Whole associations, rounded half up.
 *
 * @param sizes How many associations each sector has.
 * @param share In [0, 1].
 */
export function forecast(
  sizes: Readonly<Record<SectorId, number>>,
  share: number,
  threshold: number,
): Forecast {
  const scale = { min: 1, max: 5 }
  const groups = Object.entries(sizes).map(([sector, size]) => {
    const n = Math.round(size * share)
    return { sector, n, base: n, sum: n * ((scale.min + scale.max) / 2) }
  })
  const { reasons, hideTotal } = hiddenSectors(groups, scale, threshold)
  const open = groups.filter(({ sector }) => !reasons.has(sector))
  const limited = limitedSectors(open, threshold, reasons.size)
  const order = (chosen: ReadonlyMap<SectorId, unknown>) =>
    groups.map(({ sector }) => sector).filter(sector => chosen.has(sector))
  return { hidden: order(reasons), limited: order(limited.reasons), hidesTotal: hideTotal }
}
