import { pathTo } from '../paths.ts'
import type { Locale } from '../rendering/locale.ts'
import type { OptOut } from '../services/address-stop-service.ts'
import { languageSwitch } from './language-switch.ts'
import { NO_MARKS } from './site-view.ts'

/** Whether mail goes on to the address that a link went to, and the button that changes it. */
export function mailChoiceView(
  { language, say, to }: Locale,
  { token, round, isStopped }: OptOut & { readonly token: string },
) {
  const heading = say(isStopped ? 'mailChoice.stopped' : 'mailChoice.title')
  return {
    ...NO_MARKS,
    synthetic: round.synthetic,
    language,
    languages: languageSwitch(language, { path: pathTo.answerMail(token), by: 'link' }),
    survey: say('site.name'),
    association: null,
    script: false,
    title: heading,
    heading,
    explanation: say(isStopped ? 'mailChoice.canUndo' : 'mailChoice.explanation'),
    action: isStopped ? to.answerMailAgain(token) : to.answerMail(token),
    button: say(isStopped ? 'mailChoice.again' : 'mailChoice.stop'),
    toForm: to.answer(token),
  }
}
