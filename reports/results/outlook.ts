import type { Sector, SectorId } from '../../surveys/association.ts'
import { promiseOf } from '../../surveys/promise.ts'
import { isPilot, type Round } from '../../surveys/round.ts'
import { plannedDetectableChange } from '../statistics/detectable-change.ts'
import { forecastWithheld } from '../statistics/withheld-forecast.ts'

/** What a round can come to show, before anyone has answered. */
export interface Outlook {
  readonly round: Pick<Round, 'id' | 'year' | 'threshold' | 'promise' | 'synthetic' | 'isPilot'>
  /** In register order. */
  readonly sectors: readonly (Sector & { readonly size: number })[]
  /** At different response rates, lowest first. */
  readonly forecasts: readonly OutlookForecast[]
}

export interface OutlookForecast {
  /** In (0, 1], the same in every sector. */
  readonly response: number
  /** In all sectors together. */
  readonly total: ForecastCell
  readonly sectors: readonly (ForecastCell & { readonly sector: SectorId })[]
}

export interface ForecastCell {
  readonly isWithheld: boolean
  /** The smallest change since another such round that would probably be demonstrated; `null`: none would. */
  readonly detectable: number | null
}

/**
 * What is taken for granted of a change: grades spread by one step within a sector, half of those who
 * answer do so both times, and their answers go together by a half.
 */
export const OUTLOOK_ASSUMPTIONS = { sd: 1, overlap: 0.5, correlation: 0.5 } as const

export function buildOutlook(round: Outlook['round'], sectors: Outlook['sectors']): Outlook {
  const sizes = sectors.map(({ id: sector, size }) => ({ sector, size }))
  const { id, year, threshold, promise, synthetic } = round
  return {
    round: {
      id,
      year,
      threshold,
      promise,
      synthetic,
      ...(isPilot(round) ? { isPilot: true } : {}),
    },
    sectors,
    forecasts: forecastWithheld(sizes, threshold).map(({ response, withheld, hideTotal }) => {
      const hides = promiseOf(promise).withholdsSmallCells
      const hidden = new Set(withheld.map(({ sector }) => sector))
      return {
        response,
        total: cell(
          sizes.map(({ size }) => size),
          response,
          hides && hideTotal,
        ),
        sectors: sizes.map(({ sector, size }) => ({
          sector,
          ...cell([size], response, hides && hidden.has(sector)),
        })),
      }
    }),
  }
}

function cell(sizes: readonly number[], response: number, isWithheld: boolean): ForecastCell {
  const assumed = { ...OUTLOOK_ASSUMPTIONS, sizes, response: [response, response] as const }
  return { isWithheld, detectable: isWithheld ? null : plannedDetectableChange(assumed) }
}
