import type { Say } from '../../../reports/documents/document.ts'
import { MISSING } from '../../../reports/formats/swedish.ts'
import {
  comparabilityClass,
  type ComparabilityClass,
  type Pair,
  type PublishedCrosswalk,
} from '../../../surveys/crosswalk.ts'
import { questionsOf, type Survey } from '../../../surveys/survey.ts'
import { paths } from '../../paths.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { formatCalendarDay } from './calendar-day.ts'

/** A crosswalk, and the two versions that it maps. */
export interface CrosswalkPlace {
  readonly visitor: Visitor
  readonly published: PublishedCrosswalk
  readonly from: Survey
  readonly to: Survey
}

/** The questions of two versions side by side, each pair with its class and what may be said of it. */
export function crosswalkView({ visitor, published, from, to }: CrosswalkPlace, say: Say) {
  const { crosswalk, key, digest } = published
  const heading = say('crosswalk.heading', { from: crosswalk.from, to: crosswalk.to })
  const names = { first: crosswalk.from, second: crosswalk.to }
  const places = {
    first: say('crosswalk.in', { key: crosswalk.from }),
    second: say('crosswalk.in', { key: crosswalk.to }),
  }
  return {
    ...workPage(heading, { visitor, current: paths.surveys }, say),
    heading,
    back: paths.surveys,
    lead: leadOf(crosswalk.pairs, say),
    ...names,
    pairs: crosswalk.pairs.map(pair => ({
      from: wordingOf(pair.from, from),
      to: wordingOf(pair.to, to),
      class: comparabilityClass(pair),
      meaning: meaningOf(pair, places, say),
      note: pair.note?.sv ?? null,
      signed: signedText(pair, say),
    })),
    differences: crosswalk.differences.map(({ sv }) => sv),
    details: [
      { term: say('fact.crosswalk'), value: key },
      { term: say('fact.digest'), value: digest },
    ],
  }
}

function leadOf(pairs: readonly Pair[], say: Say): string {
  const count = (...classes: readonly ComparabilityClass[]) =>
    pairs.filter(pair => classes.includes(comparabilityClass(pair))).length
  const counts = { full: count('A', 'B'), scaled: count('C'), none: count('D') }
  return say('crosswalk.lead', { all: pairs.length, ...counts })
}

function wordingOf(ids: readonly string[], survey: Survey): readonly string[] {
  if (ids.length === 0) return [MISSING]
  const labels = new Map(questionsOf(survey).map(({ id, label }) => [id, label.sv]))
  return ids.map(id => `${labels.get(id) ?? ''} (${id})`.trim())
}

function meaningOf(
  pair: Pair,
  places: { readonly first: string; readonly second: string },
  say: Say,
): string {
  const found = comparabilityClass(pair)
  return found === 'D' ? say(`notComparable.${pair.relation}`, places) : say(`class.${found}`)
}

function signedText({ signedBy }: Pair, say: Say): string | null {
  if (signedBy === undefined) return null
  const { name, role, date } = signedBy
  return say('crosswalk.signed', { name, role, day: formatCalendarDay(date) })
}
