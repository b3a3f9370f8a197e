import type { Problem } from '../problems.ts'
import type { Locale } from '../rendering/locale.ts'
import { languageSwitch, type SwitchWay } from './language-switch.ts'
import { NO_MARKS } from './site-view.ts'

/** What the page of a problem depends on beside the problem. */
export interface ToldProblem {
  /** A respondent can meet it: it is told in every language, with what is kept and what to do now. */
  readonly isPublic: boolean
  /** `null`: the page cannot be had in another language; it answers something that was sent and is gone. */
  readonly way: SwitchWay | null
}

/** What happened, what is kept, what to do now. */
export function problemView(
  { code, values }: Problem,
  { language, say }: Locale,
  { isPublic, way }: ToldProblem,
) {
  const heading = say(`problem.${code}.title`, values)
  return {
    ...NO_MARKS,
    title: heading,
    language,
    languages: way === null || !isPublic ? null : languageSwitch(language, way),
    survey: say('site.name'),
    association: null,
    script: false,
    heading,
    explanation: say(`problem.${code}`, values),
    kept: isPublic ? say(`problem.${code}.kept`) : null,
    advice: isPublic ? say(`problem.${code}.next`) : null,
  }
}
