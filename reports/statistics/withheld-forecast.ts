import type { SectorId } from '../../surveys/association.ts'
import { hiddenSectors } from '../disclosure/hidden-sectors.ts'

/** A sector before anyone is asked. */
export interface PlannedSector {
  readonly sector: SectorId
  /** N. */
  readonly size: number
}

/** What would be withheld at one response rate. */
export interface WithheldForecast {
  /** In (0, 1]. */
  readonly response: number
  /** In the order given: the sectors that would be withheld, and how many are expected to answer there. */
  readonly withheld: readonly { readonly sector: SectorId; readonly expected: number }[]
  /** So little would be left that the total would be withheld too. */
  readonly hideTotal: boolean
}

/** How many may be expected to respond: few, about half, and many. */
const RESPONSES = [0.4, 0.5, 0.6]

/**
 * Which sectors would be withheld, from how many associations they have.
 *
 * A forecast. It takes every sector to respond alike, and rounds the number of answers down. Sectors with
 * fewer answers than the threshold are withheld, and so are the smallest others that are needed so that
 * nothing can be worked out; which those are also depends on the grades, which nobody knows yet. They are
 * taken to be in the middle of the scale, where least can be worked out: so at least these will be withheld
 * at that response, and more when grades are near an end, answers are unevenly spread, or some say "vet
 * inte".
 *
 * @see statistics.md 14.1, 14.4.
 */
export function forecastWithheld(
  sectors: readonly PlannedSector[],
  threshold: number,
  responses: readonly number[] = RESPONSES,
): readonly WithheldForecast[] {
  return responses.map(response => {
    const expected = sectors.map(({ sector, size }) => {
      const n = Math.floor(response * size)
      return { sector, n, sum: MIDDLE * n }
    })
    const { reasons, hideTotal } = hiddenSectors(expected, SCALE, threshold)
    return {
      response,
      withheld: expected
        .filter(({ sector }) => reasons.has(sector))
        .map(({ sector, n }) => ({ sector, expected: n })),
      hideTotal,
    }
  })
}

const SCALE = { min: 1, max: 5 } as const
const MIDDLE = 3
