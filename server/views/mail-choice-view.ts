import { pathTo } from '../paths.ts'
import type { PathTo } from '../public-paths.ts'
import type { Locale } from '../rendering/locale.ts'
import type { OptOut } from '../services/address-stop-service.ts'
import { languageSwitch } from './language-switch.ts'
import { NO_MARKS } from './site-view.ts'

/** Where the page of one link stands, in a language. */
export interface ChoicePaths {
  readonly stop: (to: PathTo) => string
  readonly again: (to: PathTo) => string
  /** `null`: there is nothing to answer any more. */
  readonly form: ((to: PathTo) => string) | null
}

/** Whether mail goes on to the address that a link went to, and the button that changes it. */
export function mailChoiceView(
  { language, say, to }: Locale,
  { round, isStopped }: OptOut,
  { stop, again, form }: ChoicePaths,
) {
  const heading = say(isStopped ? 'mailChoice.stopped' : 'mailChoice.title')
  return {
    ...NO_MARKS,
    synthetic: round.synthetic,
    isToBody: round.inquiry !== undefined,
    language,
    languages: languageSwitch(language, { path: stop(pathTo), by: 'link' }),
    survey: say('site.name'),
    association: null,
    script: false,
    title: heading,
    heading,
    explanation: say(isStopped ? 'mailChoice.canUndo' : 'mailChoice.explanation'),
    action: isStopped ? again(to) : stop(to),
    button: say(isStopped ? 'mailChoice.again' : 'mailChoice.stop'),
    toForm: form === null ? null : form(to),
  }
}
