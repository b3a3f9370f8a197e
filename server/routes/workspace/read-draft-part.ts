import { changeAlternatives } from '../../../surveys/editing/alternatives.ts'
import type { Part } from '../../../surveys/editing/find-part.ts'
import { textsOf, withTexts } from '../../../surveys/editing/part-texts.ts'
import { readText, type TypedText } from '../../../surveys/editing/read-text.ts'
import { type Language, LANGUAGES, languagesOf, type Localized } from '../../../surveys/language.ts'
import type { PageElement } from '../../../surveys/questions/question.ts'
import type { Survey } from '../../../surveys/survey.ts'
import {
  canGrow,
  fieldOf,
  newField,
  PART_FIELDS,
  type PartExtras,
  textFields,
} from '../../views/staff/survey-draft-fields.ts'
import { type Asked, fieldIn, fieldsIn, typedIn } from './staff-form.ts'

type Form = Pick<Asked, 'body'>

/** A part of a draft as it was typed. */
export interface TypedPart {
  /** What was typed in each text field. */
  readonly values: Readonly<Record<string, string>>
  readonly extras: PartExtras
  /** What the part is to be. */
  readonly value: Part['value']
  /** The fields in which Swedish is missing. */
  readonly noSwedish: readonly string[]
}

/** Reads the form in which a part is edited. */
export function readDraftPart(req: Form, part: Part, languages: readonly Language[]): TypedPart {
  const extras = {
    removed: fieldsIn(req, PART_FIELDS.removed),
    isRequired: fieldIn(req, PART_FIELDS.required) !== '',
    version: fieldIn(req, PART_FIELDS.version).trim(),
    languages: fieldsIn(req, PART_FIELDS.languages),
  }
  const texts = textsOf(part).map(({ place, text, isOptional }) => {
    const typed = readText(text, languages, language => fieldIn(req, fieldOf(place, language)))
    return { place, isOptional, typed }
  })
  const added = canGrow(part)
    ? readText(null, languages, language => fieldIn(req, newField(language)))
    : NOTHING
  const isLacking = ({ isOptional, typed: { kind } }: (typeof texts)[number]) =>
    kind === 'noSwedish' || (kind === 'none' && !isOptional)
  return {
    values: typedIn(req, textFields(part, languages), {}).values,
    extras,
    value: changed(
      { ...part, value: withTexts(part, new Map(texts.map(toEntry))) } as Part,
      textOf(added),
      extras,
    ),
    noSwedish: [
      ...texts.filter(isLacking).map(({ place }) => fieldOf(place, 'sv')),
      ...(added.kind === 'noSwedish' ? [newField('sv')] : []),
    ],
  }
}

const NOTHING: TypedText = { kind: 'none' }

function textOf(typed: TypedText): Localized | null {
  return typed.kind === 'text' ? typed.text : null
}

function toEntry({ place, typed }: { readonly place: string; readonly typed: TypedText }) {
  return [place, textOf(typed)] as const
}

/** A part with what was ticked and typed beside its texts. */
function changed(part: Part, added: Localized | null, extras: PartExtras): Part['value'] {
  switch (part.kind) {
    case 'survey':
      return changedSurvey(part.value, extras)
    case 'element': {
      const element = changeAlternatives(part.value, { removed: extras.removed, added })
      return withRequired(element, extras.isRequired)
    }
    default:
      return part.value
  }
}

/** The languages keep their order; new ones come last. */
function changedSurvey(survey: Survey, { version, languages }: PartExtras): Survey {
  const before = languagesOf(survey)
  const chosen = LANGUAGES.filter(each => each === 'sv' || languages.includes(each))
  const kept = before.filter(each => chosen.includes(each))
  const all = [...kept, ...chosen.filter(each => !before.includes(each))]
  const isSame = all.join() === before.join()
  return { ...survey, version, ...(isSame ? {} : { languages: all }) }
}

function withRequired(element: PageElement, isRequired: boolean): PageElement {
  if (element.type === 'information') return element
  const { required: _, ...rest } = element
  return isRequired ? { ...element, required: true } : rest
}
