import type { PrintedResult } from '../../reports/printed/printed-result.ts'
import { type TypedQuestion, typedQuestion } from '../../reports/printed/read-question.ts'
import type { TypedSource } from '../../reports/printed/read-source.ts'

/** A row of a file of printed results: a question, and the source that it stands in. */
export type PrintedField = 'id' | 'synthetic' | keyof TypedSource | keyof TypedQuestion

/** What each column is called, in the order in which they are written. */
export const PRINTED_COLUMNS: Readonly<Record<PrintedField, string>> = {
  id: 'resultat',
  collectedBy: 'insamlat av',
  year: 'år',
  document: 'dokument',
  page: 'sida',
  section: 'paragraf',
  day: 'datum',
  registryNumber: 'diarienummer',
  synthetic: 'syntetiskt',
  number: 'nummer',
  wording: 'fråga',
  min: 'lägsta steg',
  max: 'högsta steg',
  n: 'antal svar',
  size: 'antal tillfrågade',
  mean: 'medelbetyg',
  sd: 'standardavvikelse',
  sdDivisor: 'delat med',
  percentages: 'procent per steg',
}

export const PRINTED_FIELDS = Object.keys(PRINTED_COLUMNS) as readonly PrintedField[]
export const PRINTED_HEADERS: readonly string[] = Object.values(PRINTED_COLUMNS)

/** The columns that a file must have. */
export const NEEDED_FIELDS: readonly PrintedField[] = [
  'id',
  'collectedBy',
  'year',
  'document',
  'number',
  'wording',
  'min',
  'max',
]

export const SYNTHETIC_WORDS = { yes: 'ja', no: 'nej' } as const

/** What would be typed of a source. */
export function typedSource({ source }: Pick<PrintedResult, 'source'>): TypedSource {
  const { collectedBy, year, document, page, section, day, registryNumber } = source
  return {
    collectedBy,
    year: String(year),
    document,
    page: page ?? '',
    section: section ?? '',
    day: day ?? '',
    registryNumber: registryNumber ?? '',
  }
}

/** Printed results as the rows of a file, which can be read in again. */
export function printedRows(results: readonly PrintedResult[]): readonly (readonly string[])[] {
  return results.flatMap(result =>
    result.questions.map(question => {
      const cells: Readonly<Record<PrintedField, string>> = {
        id: result.id,
        synthetic: result.synthetic ? SYNTHETIC_WORDS.yes : SYNTHETIC_WORDS.no,
        ...typedSource(result),
        ...typedQuestion(question),
      }
      return PRINTED_FIELDS.map(field => cells[field])
    }),
  )
}
