import { estimateOf } from '../../reports/statistics/domain-estimate.ts'
import { countedSample } from '../../reports/statistics/index-sample.ts'
import { RESPONDENT_UNIT, tallySeveralRespondents } from '../../reports/tally/respondent-mean.ts'
import { type Block, byName } from './blocks.ts'
import type { CaseOf } from './case-schema.ts'
import { type CaseRow, type CaseYear, type NamesOf, sectorsOf } from './case-year.ts'
import { countYear } from './count-year.ts'
import { itemBlock, meanBlock } from './item-block.ts'
import { yearsOf } from './pairs-of-years.ts'

/** Several respondents for an association: their mean, and the latest of them. */
export function estimateMulti(given: CaseOf<'multi'>, namesOf: NamesOf): Block {
  const { items } = given
  return Object.fromEntries(
    [...yearsOf(given, namesOf)].map(([name, year]) => {
      const associations = [...byAssociation(year.rows).values()]
      const latest = { ...year, rows: associations.flatMap(rows => rows.slice(-1)) }
      const counted = countYear(latest, { items: items.length })
      return [
        name,
        byName(items, (_item, place) => ({
          policyMedel: meanOfRespondents(year, associations, place),
          policySenaste: itemBlock(counted.item(place)),
        })),
      ]
    }),
  )
}

/** The rows of each association, in the order in which they were submitted. */
function byAssociation(rows: readonly CaseRow[]): ReadonlyMap<string, readonly CaseRow[]> {
  const associations = new Map<string, CaseRow[]>()
  for (const row of rows.toSorted((a, b) => a.turn - b.turn)) {
    const own = associations.get(row.association)
    if (own === undefined) associations.set(row.association, [row])
    else own.push(row)
  }
  return associations
}

function meanOfRespondents(
  year: CaseYear,
  associations: readonly (readonly CaseRow[])[],
  place: number,
): Block | null {
  const samples = sectorsOf(year).map(sector => {
    const own = associations.filter(rows => rows[0]?.sector === sector)
    const tally = tallySeveralRespondents(own.map(rows => rows.map(row => row.answers[place])))
    const size = year.sizes === null ? null : (year.sizes.get(sector) ?? 0)
    return countedSample({ size, tally }, RESPONDENT_UNIT)
  })
  const estimate = estimateOf(samples)
  return estimate.mean === null ? null : meanBlock(estimate)
}
