import { alternativesIn } from '../../../surveys/editing/alternatives.ts'
import type { Part } from '../../../surveys/editing/find-part.ts'
import { type PartText, textsOf } from '../../../surveys/editing/part-texts.ts'
import type { Fault } from '../../../surveys/fault.ts'
import { type Language, LANGUAGES, languagesOf } from '../../../surveys/language.ts'
import { restOf } from './survey-draft-faults.ts'

/** The fields in which a part of a draft is edited. */
export const PART_FIELDS = {
  /** Which alternatives or rows go. */
  removed: 'bort',
  /** That the question has to be answered. */
  required: 'obligatorisk',
  /** Of the survey: its version, and its languages. */
  version: 'version',
  languages: 'sprak',
} as const

/** A text in a language: `text.choices.liten.label.fi`. */
export function fieldOf(place: string, language: Language): string {
  return `text.${place}.${language}`
}

/** The text of one more alternative, in a language. */
export function newField(language: Language): string {
  return `ny.${language}`
}

/** Whether the part has alternatives or rows, of which one more can be written. */
export function canGrow(part: Part): boolean {
  return part.kind === 'element' && alternativesIn(part.value) !== null
}

/** What stands in each text field of a part, by the field's name. */
export function savedTexts(
  part: Part,
  languages: readonly Language[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    textsOf(part).flatMap(({ place, text }) =>
      languages.map(language => [fieldOf(place, language), text?.[language] ?? '']),
    ),
  )
}

/** Every text field of a part, in the order in which they stand. */
export function textFields(part: Part, languages: readonly Language[]): readonly string[] {
  const fields = textsOf(part).flatMap(({ place }: PartText) =>
    languages.map(language => fieldOf(place, language)),
  )
  return canGrow(part) ? [...fields, ...languages.map(newField)] : fields
}

/** Properties that are no texts, and the fields in which they are changed. */
const OTHER_FIELDS: ReadonlyMap<string, string> = new Map([
  ['version', PART_FIELDS.version],
  ['choices', PART_FIELDS.removed],
  ['rows', PART_FIELDS.removed],
])

/** The field in which a fault of a part is mended; the first, where none is its own. */
export function fieldOfFault(part: Part, found: Fault): string {
  const rest = restOf(part, found.path)
  const language = LANGUAGES.find(each => rest.endsWith(`.${each}`)) ?? 'sv'
  const text = textsOf(part).find(({ path }) => rest === `${path}.${language}`)
  if (text !== undefined) return fieldOf(text.place, language)
  // What has no field of its own yet is the alternative that was added last.
  const other = OTHER_FIELDS.get(rest) ?? (rest.includes('.label.') ? newField(language) : null)
  return other ?? textFields(part, LANGUAGES)[0] ?? PART_FIELDS.version
}

/** What is ticked and typed beside the texts, as it is saved. */
export interface PartExtras {
  readonly removed: readonly string[]
  readonly isRequired: boolean
  readonly version: string
  readonly languages: readonly string[]
}

export function savedExtras({ kind, value }: Part): PartExtras {
  const isRequired = kind === 'element' && 'required' in value && value.required
  return {
    removed: [],
    isRequired,
    version: kind === 'survey' ? value.version : '',
    languages: kind === 'survey' ? languagesOf(value) : [],
  }
}
