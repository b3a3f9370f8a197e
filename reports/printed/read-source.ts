import { isCalendarDay } from '../../surveys/instant.ts'
import { readRegistryNumber, writeRegistryNumber } from '../../surveys/registry-number.ts'
import type { PrintedSource } from './printed-result.ts'
import { faultUnless, isLine, orNull, type PrintedReading, type TypedFault } from './typed-fault.ts'

/** Where printed figures stand, as somebody typed it. What is not given is empty. */
export interface TypedSource {
  readonly collectedBy: string
  readonly year: string
  readonly document: string
  readonly page: string
  readonly section: string
  readonly day: string
  readonly registryNumber: string
}

type SourceFault = TypedFault<keyof TypedSource>

const FIRST_YEAR = 1900
const LAST_YEAR = 2199
const LONGEST_NAME = 200
const LONGEST_PLACE = 60

/** Reads what was typed of a source. A registry number is kept as the seeds write it, `KS-2020/716.912`. */
export function readSource(typed: TypedSource): PrintedReading<PrintedSource, keyof TypedSource> {
  const number = readRegistryNumber(typed.registryNumber)
  const faults = sourceFaults(typed)
  if (faults.length > 0) return { kind: 'faulty', faults }
  const { collectedBy, year, document, page, section, day } = typed
  return {
    kind: 'valid',
    value: {
      collectedBy,
      year: Number(year),
      document,
      page: orNull(page),
      section: orNull(section),
      day: orNull(day),
      registryNumber: number === null ? null : writeRegistryNumber(number),
    },
  }
}

function sourceFaults(typed: TypedSource): readonly SourceFault[] {
  const { collectedBy, year, document, page, section, day, registryNumber } = typed
  const given = Number(year)
  const isYear = /^\d{4}$/.test(year) && given >= FIRST_YEAR && given <= LAST_YEAR
  const isRegistry = registryNumber === '' || readRegistryNumber(registryNumber) !== null
  const isPlace = (text: string) => text === '' || isLine(text, LONGEST_PLACE)
  return [
    ...faultUnless(isLine(document, LONGEST_NAME), 'document', 'document'),
    ...faultUnless(isLine(collectedBy, LONGEST_NAME), 'collectedBy', 'collectedBy'),
    ...faultUnless(isYear, 'year', 'year'),
    ...faultUnless(isPlace(page), 'page', 'place'),
    ...faultUnless(isPlace(section), 'section', 'place'),
    ...faultUnless(day === '' || isCalendarDay(day), 'day', 'day'),
    ...faultUnless(isRegistry, 'registryNumber', 'registryNumber'),
  ]
}
