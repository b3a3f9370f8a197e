import { languagesOf, textIn } from '../../surveys/language.ts'
import type { Round } from '../../surveys/round.ts'
import { minutesOf, type Survey } from '../../surveys/survey.ts'
import type { Locale } from '../rendering/locale.ts'
import type { QrCode } from './login/login-views.ts'
import { NO_MARKS } from './site-view.ts'

/** What a poster for an open link shows. */
export interface Poster {
  readonly round: Round
  readonly survey: Survey
  readonly address: string
  readonly qr: QrCode
}

/**
 * A poster (affisch) for the wall of a fair or a meeting, on a sheet of its own: what is asked, the open link as a QR
 * code and as an address to type, until when, and how to begin in each language that the survey has.
 */
export function posterView({ round, survey, address, qr }: Poster, locales: readonly Locale[]) {
  const spoken = locales.filter(({ language }) => languagesOf(survey).includes(language))
  return {
    ...NO_MARKS,
    synthetic: round.synthetic,
    title: textIn(survey.title, 'sv'),
    heading: textIn(survey.title, 'sv'),
    introduction: textIn(survey.introduction, 'sv'),
    qr,
    address,
    typed: typedAddress(address),
    ways: spoken.map(({ language, say, moment }) => ({
      language,
      scan: say('poster.scan'),
      time: say('answer.time', { minutes: minutesOf(survey) }),
      until: say('poster.until', { closes: moment(round.closesAt) }),
    })),
  }
}

/** An address as somebody types it, without how it begins; the code in one piece. */
function typedAddress(address: string) {
  const typed = address.replace(/^https?:\/\//, '')
  const code = typed.lastIndexOf('/') + 1
  return { place: typed.slice(0, code), code: typed.slice(code) }
}
