import type { Say } from '../../../reports/documents/document.ts'
import { type Part, partAt, partName } from '../../../surveys/editing/find-part.ts'
import { textsOf } from '../../../surveys/editing/part-texts.ts'
import type { SurveyDraft } from '../../../surveys/editing/survey-draft.ts'
import type { Fault } from '../../../surveys/fault.ts'
import { pathTo } from '../../paths.ts'
import { nameOf } from './survey-draft-outline.ts'

/** What is wrong with a draft, at a place that leads to where it is mended. */
export interface PlacedFault {
  readonly href: string
  /** The page or question, in words. */
  readonly place: string
  readonly text: string
}

/** Faults of a draft as they are told: where, with a link, and what. */
export function placedFaults(
  { id, survey }: SurveyDraft,
  faults: readonly Fault[],
  say: Say,
): readonly PlacedFault[] {
  return faults.map(found => {
    const part = partAt(survey, found.path)
    const rest = part === null ? found.path : restOf(part, found.path)
    const text = say(`fault.${found.code}`, found.values)
    return {
      href: part === null ? pathTo.surveyDraftJson(id) : hrefOf(id, part, rest),
      place: part === null ? '' : placeOf(part, say),
      text: say('surveyDraft.fault', { what: whatOf(part, rest, say), fault: text }),
    }
  })
}

/** Where a fault lies within its part: `choices[0].label.fi`. */
export function restOf({ path: place }: Part, path: string): string {
  return path.slice(place.length).replace(/^\./, '')
}

/** What is mended by hand in the definition is found there; texts have a form. */
function hrefOf(draftId: string, part: Part, rest: string): string {
  const isText = textsOf(part).some(({ path }) => rest.startsWith(`${path}.`))
  const isOwn = part.kind === 'survey' && rest === 'languages'
  return isText || isOwn
    ? pathTo.surveyDraftPart(draftId, partName(part))
    : pathTo.surveyDraftJson(draftId)
}

function placeOf(part: Part, say: Say): string {
  if (part.kind === 'survey') return say('surveyDraft.whole')
  return say('surveyDraft.place', { kind: part.kind, name: nameOf(part.value) })
}

/** The text in words, or else the property as the definition has it. */
function whatOf(part: Part | null, rest: string, say: Say): string {
  const found =
    part === null ? undefined : textsOf(part).find(({ path }) => rest.startsWith(`${path}.`))
  if (found === undefined) return propertyOf(rest, say)
  return say(`draftText.${found.kind}`, { of: found.of ?? '' })
}

/** Properties of definitions that have words; each stands in `templates/texts`, under `draftProperty.`. */
export const NAMED_PROPERTIES: readonly string[] = [
  'questions',
  'headline',
  'languages',
  'indices',
  'visibleIf',
  'checks',
  'choices',
  'rows',
  'scale',
  'id',
]

/** A property in words, and as the definition has it where that says more: `Villkoret (visibleIf.value)`. */
function propertyOf(rest: string, say: Say): string {
  const [name = ''] = rest.split(/[.[]/)
  if (!NAMED_PROPERTIES.includes(name)) return rest
  const word = say(`draftProperty.${name}`)
  return name === rest ? word : `${word} (${rest})`
}
