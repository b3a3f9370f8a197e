import { type ItemPair, pairedItem } from '../../reports/statistics/item-pair.ts'
import { itemPanel } from '../../reports/statistics/panel-change.ts'
import { gradeScoring } from '../../reports/statistics/scoring.ts'
import { type Block, byName } from './blocks.ts'
import type { CaseOf } from './case-schema.ts'
import type { NamesOf } from './case-year.ts'
import { type ChangeBlock, changeBlock, type TestRule } from './change-block.ts'
import { SCALE } from './count-year.ts'
import { yearBlocks } from './cross-case.ts'
import { familyBlock } from './family-block.ts'
import { testRuleOf, yearPairs, yearsOf } from './pairs-of-years.ts'
import { panelBlock } from './panel-block.ts'

const SCORING = { first: gradeScoring(SCALE), second: gradeScoring(SCALE) }

/**
 * Every question in every year, its change between pairs of years, and of those who answered both. What
 * belongs to one question of one pair is named by the question, or by both where there are several pairs.
 */
export function estimateChange(given: CaseOf<'change'>, namesOf: NamesOf): Block {
  const { items } = given
  const years = yearsOf(given, namesOf)
  const pairs = yearPairs(given, years)
  const change = (pair: ItemPair) => itemChange(pair, testRuleOf(given))
  const members = pairs.flatMap(pair =>
    items.map((item, place) => {
      const counted = pair.counted.item(place)
      return {
        pair: pair.name,
        item,
        name: pairs.length === 1 ? item : `${pair.name}.${item}`,
        change: change(counted),
        panel: panelOf(counted),
        transitions: pair.counted.transitions(place),
      }
    }),
  )
  const byMember = <T>(part: (member: (typeof members)[number]) => T) =>
    Object.fromEntries(members.map(member => [member.name, part(member)]))
  const unframed = pairs[0]?.withoutSizes()
  return {
    ...yearBlocks(years, items),
    ...Object.fromEntries(
      pairs.map(({ name }) => {
        const own = members.filter(member => member.pair === name)
        return [name, Object.fromEntries(own.map(member => [member.item, member.change]))]
      }),
    ),
    panel: byMember(({ panel }) => panel),
    transitions: byMember(({ transitions }) => transitions),
    ...familyBlock(members.map(({ name, change: { p } }) => ({ name, p }))),
    NunknownVariant: byName(items, (_item, place) =>
      unframed === undefined ? null : change(unframed.item(place)),
    ),
  }
}

/** The change of one question. */
export function itemChange(pair: ItemPair, rule: TestRule): ChangeBlock {
  return changeBlock(pairedItem(pair, SCORING), rule)
}

/** The change among those who graded one question both years. */
export function panelOf({ joint }: ItemPair): Block {
  return panelBlock(itemPanel(joint ?? { sectors: {}, movers: [] }, SCALE))
}
