import type { Say } from '../../../reports/documents/document.ts'
import { alternativesIn } from '../../../surveys/editing/alternatives.ts'
import { type Part, partName } from '../../../surveys/editing/find-part.ts'
import { type PartText, type TextKind, textsOf } from '../../../surveys/editing/part-texts.ts'
import type { SurveyDraft } from '../../../surveys/editing/survey-draft.ts'
import { type Language, LANGUAGES, languagesOf, languageWord } from '../../../surveys/language.ts'
import { surveyKey } from '../../../surveys/survey.ts'
import { paths, pathTo } from '../../paths.ts'
import { errorList, textField, titleOf, type Typed } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import {
  canGrow,
  fieldOf,
  newField,
  PART_FIELDS,
  type PartExtras,
  savedTexts,
} from './survey-draft-fields.ts'
import { anchorOf, nameOf, REMOVES } from './survey-draft-outline.ts'

export interface SurveyDraftPartPlace {
  readonly visitor: Visitor
  readonly draft: SurveyDraft
  readonly part: Part
  /** What stands in the text fields, and what is wrong, by the fields' names. */
  readonly typed: Typed
  readonly extras: PartExtras
  /** Somebody else had changed the draft: nothing of what was typed is saved. */
  readonly isStale: boolean
}

/** The texts of a page, a section, a question or the survey itself, in each language side by side. */
export function surveyDraftPartView(place: SurveyDraftPartPlace, say: Say) {
  const { visitor, draft, part, typed, isStale } = place
  const key = surveyKey(draft.survey)
  const name = part.kind === 'survey' ? say('surveyDraft.whole') : nameOf(part.value)
  return {
    ...workPage(titleOf(name, typed), { visitor, current: paths.surveys }, say),
    heading: name,
    about: aboutOf(part, say),
    back: {
      href: backTo(draft, part),
      text: say('surveyDraft.back', { key }),
    },
    errors: errorList(typed),
    isStale,
    action: pathTo.surveyDraftPart(draft.id, partName(part)),
    revision: draft.revision,
    ...surveyFields(place, say),
    groups: groupsOf(place, say),
    alternatives: alternativesOf(place, say),
    required: requiredOf(place),
    removal:
      part.kind === 'element'
        ? { action: pathTo.surveyDraft(draft.id), name: REMOVES, value: part.value.id }
        : null,
  }
}

function backTo({ id }: SurveyDraft, part: Part): string {
  const path = pathTo.surveyDraft(id)
  return part.kind === 'survey' ? path : `${path}#${anchorOf(part.value.id)}`
}

function aboutOf({ kind, value }: Part, say: Say): string {
  if (kind === 'element') {
    return say('surveyDraft.element', { id: value.id, type: say(`questionType.${value.type}`) })
  }
  return say(`surveyDraft.${kind}`)
}

/** The version and the languages, which are those of the survey itself. */
function surveyFields({ part, typed, extras }: SurveyDraftPartPlace, say: Say) {
  if (part.kind !== 'survey') return { version: null, languages: null }
  const { version, languages } = PART_FIELDS
  const kind = {
    id: version,
    label: say('surveyDraft.version'),
    help: say('surveyDraft.version.help'),
    autocomplete: 'off',
  }
  return {
    version: textField(kind, { values: { [version]: extras.version }, errors: typed.errors }),
    languages: {
      name: languages,
      choices: LANGUAGES.filter(language => language !== 'sv').map(language => ({
        value: language,
        text: say('language.name', { language: languageWord(language) }),
        checked: extras.languages.includes(language),
      })),
    },
  }
}

/** Texts of one line; others have several. */
const SHORT: readonly TextKind[] = ['title', 'index', 'minLabel', 'maxLabel', 'choice', 'unit']
const ROWS = { short: 1, usual: 3, long: 6 } as const

function rowsFor(kind: TextKind): number {
  if (SHORT.includes(kind) || kind === 'dontKnow') return ROWS.short
  return kind === 'introduction' || kind === 'text' ? ROWS.long : ROWS.usual
}

function groupsOf(place: SurveyDraftPartPlace, say: Say) {
  const { draft, part } = place
  const languages = languagesOf(draft.survey)
  const texts = textsOf(part).map((text: PartText) => ({
    legend: say(`draftText.${text.kind}`, { of: text.of ?? '' }),
    help: text.isOptional ? say('surveyDraft.optional') : null,
    fields: languages.map(language =>
      fieldView(place, { name: fieldOf(text.place, language), language, kind: text.kind }, say),
    ),
  }))
  if (!canGrow(part)) return texts
  const kind = newKind(part)
  const fields = languages.map(language =>
    fieldView(place, { name: newField(language), language, kind }, say),
  )
  const legend = say(`surveyDraft.new.${kind}`)
  return [...texts, { legend, help: say('surveyDraft.new.help'), fields }]
}

function newKind(part: Part): 'row' | 'choice' {
  return part.kind === 'element' && alternativesIn(part.value) === 'rows' ? 'row' : 'choice'
}

interface Field {
  readonly name: string
  readonly language: Language
  readonly kind: TextKind
}

function fieldView(
  { draft, part, typed, isStale }: SurveyDraftPartPlace,
  { name, language, kind }: Field,
  say: Say,
) {
  const value = typed.values[name] ?? ''
  const error = typed.errors[name] ?? null
  const saved = isStale ? (savedTexts(part, languagesOf(draft.survey))[name] ?? '') : value
  const other = saved === value ? null : say('surveyDraft.savedNow', { text: saved })
  const described = [error === null ? [] : [`${name}-fel`], other === null ? [] : [`${name}-nu`]]
  return {
    name,
    lang: language,
    language: say('language.name', { language: languageWord(language) }),
    value,
    error,
    other,
    describedBy: described.flat().join(' '),
    rows: rowsFor(kind),
  }
}

/** The alternatives or rows that can be ticked to go; `null`: the part has none. */
function alternativesOf({ part, typed, extras }: SurveyDraftPartPlace, say: Say) {
  if (part.kind !== 'element' || !canGrow(part)) return null
  const kind = newKind(part)
  const texts = textsOf(part).filter(text => text.kind === kind)
  return {
    id: PART_FIELDS.removed,
    legend: say(`surveyDraft.remove.${kind}`),
    error: typed.errors[PART_FIELDS.removed] ?? null,
    choices: texts.map(({ of, text }) => ({
      value: of ?? '',
      text: text?.sv ?? '',
      checked: extras.removed.includes(of ?? ''),
    })),
  }
}

/** Whether the question has to be answered; `null`: nothing can be asked of it. */
function requiredOf({ part, extras }: SurveyDraftPartPlace) {
  if (part.kind !== 'element' || part.value.type === 'information') return null
  return { name: PART_FIELDS.required, checked: extras.isRequired }
}
