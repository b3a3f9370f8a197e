import type { Say } from '../../../reports/documents/document.ts'
import type { Fault } from '../../../surveys/fault.ts'
import type { Survey } from '../../../surveys/survey.ts'
import { paths } from '../../paths.ts'
import { surveyPreviewView } from '../survey-preview-view.ts'
import { errorList, titleOf } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'

export const DEFINITION = 'definition'

/** What was found in a definition that someone wants to publish. */
export interface Examined {
  readonly typed: string
  /** The sentence beside the field; `null`: nothing is wrong, or nothing is typed yet. */
  readonly error: string | null
  readonly faults: readonly Fault[]
  readonly warnings: readonly Fault[]
  /** What would be published; `null`: it cannot be. */
  readonly sound: { readonly key: string; readonly digest: string; readonly isNew: boolean } | null
  /** As far as it can be read as a survey. */
  readonly survey: Survey | null
}

/** A definition on its way to be published: pasted, checked, seen and then published for ever. */
export function publishSurveyView(
  { visitor, examined }: { readonly visitor: Visitor; readonly examined: Examined },
  say: Say,
) {
  const { typed, error, faults, warnings, sound, survey } = examined
  const heading = say('survey.publish.heading')
  const fields = { values: {}, errors: error === null ? {} : { [DEFINITION]: error } }
  const findings = { faults: [], warnings: [] }
  return {
    ...workPage(titleOf(heading, fields), { visitor, current: paths.surveys }, say),
    heading,
    back: paths.surveys,
    errors: errorList(fields),
    lead: leadOf(sound, say),
    faults: faults.map(found => faultText(found, say)),
    warnings: warnings.map(found => faultText(found, say)),
    action: paths.publishSurvey,
    typed,
    error,
    publish: sound?.isNew === true ? sound : null,
    check: say(typed === '' ? 'survey.publish.check' : 'survey.publish.checkAgain'),
    sheet: survey === null ? null : surveyPreviewView(survey, findings, { say, language: 'sv' }),
  }
}

function leadOf(sound: Examined['sound'], say: Say): string {
  if (sound === null) return say('survey.publish.lead')
  return say(sound.isNew ? 'survey.publish.sound' : 'survey.publish.known', { key: sound.key })
}

/** What is wrong, and where in the definition. */
export function faultText({ path, code, values }: Fault, say: Say): string {
  const place = path === '' ? '' : say('place.path', { path })
  return place + say(`fault.${code}`, values)
}
