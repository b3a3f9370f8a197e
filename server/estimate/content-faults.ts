import { type Fault, fault, repeats } from '../../surveys/fault.ts'
import type { CaseOf } from './case-schema.ts'
import type { CheckedCase } from './check-case.ts'
import { constantRows } from './constant-data.ts'
import { isAnswer, yearFaults } from './row-faults.ts'

/** What a shape cannot express: that names, years and answers hang together. */
export function contentFaults({ kind, input }: CheckedCase): readonly Fault[] {
  switch (kind) {
    case 'cross':
    case 'legacyStrata':
      return [...itemFaults(input), ...yearFaults(input.years, { ...input, hasRespondents: false })]
    case 'multi':
      return [...itemFaults(input), ...yearFaults(input.years, { ...input, hasRespondents: true })]
    case 'change':
      return pairedFaults(input)
    case 'index':
      return [...pairedFaults(input), ...constantFaults(input)]
    case 'changeFromTallies':
      return [...itemFaults(input), ...jointFaults(input)]
    case 'rescale':
      return input.cases.flatMap(scaleFaults)
    case 'format':
      return (input.suppression ?? []).flatMap(sumFaults)
    case 'aapor':
    case 'legacy':
    case 'multiplicity':
      return []
  }
}

function itemFaults({ items }: { readonly items: readonly string[] }): readonly Fault[] {
  return repeats(items).map(({ index }) => fault(`items[${index}]`, 'repeatedName'))
}

function pairedFaults(given: CaseOf<'index'>): readonly Fault[] {
  const { items, years, pairs = [] } = given
  return [
    ...itemFaults(given),
    ...pairs.flatMap((pair, at) => yearNameFaults(pair, Object.keys(years), `pairs[${at}]`)),
    ...yearFaults(years, { items, hasRespondents: false }),
  ]
}

/** Two different years that there are. */
function yearNameFaults(
  pair: readonly string[],
  years: readonly string[],
  path: string,
): readonly Fault[] {
  const allowed = years.join(', ')
  const unknown = pair.flatMap((year, place) =>
    years.includes(year) ? [] : [fault(`${path}[${place}]`, 'notOneOf', { allowed })],
  )
  return pair[0] === pair[1] ? [...unknown, fault(`${path}[1]`, 'sameYear')] : unknown
}

function constantFaults({ constant }: CaseOf<'index'>): readonly Fault[] {
  if (constant === undefined) return []
  return constantRows(constant).flatMap((row, at) => {
    const fits = row.length === constant.items.length && row.every(isAnswer)
    return fits ? [] : [fault(`constant.data[${at}]`, 'noAnswer', { value: JSON.stringify(row) })]
  })
}

function jointFaults(given: CaseOf<'changeFromTallies'>): readonly Fault[] {
  const { items, pairs, N, jointTallies } = given
  const tables = new Map(Object.entries(jointTallies))
  const untold = items
    .filter(item => !tables.has(item))
    .map(item => fault(`jointTallies.${item}`, 'missing'))
  const years = pairs.flatMap((pair, at) => yearNameFaults(pair, Object.keys(N), `pairs[${at}]`))
  const sizes = new Map(Object.entries(N))
  const frames = pairs.flat().map(year => sizes.get(year) ?? null)
  const framed = frames.filter(frame => frame !== null)
  const unframed = [...tables].flatMap(([item, sectors]) =>
    Object.keys(sectors)
      .filter(sector => framed.length > 0 && !framed.some(frame => Object.hasOwn(frame, sector)))
      .map(sector => fault(`jointTallies.${item}.${sector}`, 'unknownStratum', { value: sector })),
  )
  return [...untold, ...years, ...unframed]
}

function scaleFaults(
  { values, min, max }: CaseOf<'rescale'>['cases'][number],
  place: number,
): readonly Fault[] {
  if (max <= min) return [fault(`cases[${place}].max`, 'minimum', { limit: min + 1 })]
  return values.flatMap((value, at) =>
    value >= min && value <= max
      ? []
      : [fault(`cases[${place}].values[${at}]`, 'outsideScale', { value, min, max })],
  )
}

function sumFaults({ n, sum }: Suppressed, place: number): readonly Fault[] {
  return Object.keys(n)
    .filter(sector => !Object.hasOwn(sum, sector))
    .map(sector => fault(`suppression[${place}].sum.${sector}`, 'missing'))
}

type Suppressed = NonNullable<CaseOf<'format'>['suppression']>[number]
