import { languageFor, textIn } from '../../../surveys/language.ts'
import { paths } from '../../paths.ts'
import type { Locale } from '../../rendering/locale.ts'
import { isPilot } from '../../../surveys/round.ts'
import type { OpenSurvey } from '../../services/round-service.ts'
import type { SiteSettings } from '../../site-settings.ts'
import { plain, type Run, swedish } from '../runs.ts'
import { proseOf } from './prose.ts'
import { section, sitePage, type SitePage } from './site-page.ts'

/** Words that the pages use, and what they mean, in the order in which a reader meets them. */
const WORDS = ['round', 'sector', 'score', 'rate', 'public'] as const

/** What the enkät is, what is asked right now, and how to know that an invitation is real. */
export function aboutView(
  locale: Locale,
  { municipality }: Pick<SiteSettings, 'municipality'>,
  open: readonly OpenSurvey[],
): SitePage {
  const { say } = locale
  const { text, ask } = proseOf(locale)
  return sitePage(locale, paths.about, {
    heading: say('about.title'),
    lead: say('about.lead', { municipality: municipality.name }),
    sections: [
      section(
        say('about.now'),
        open.length === 0 ? [text('about.none')] : [],
        open.map(survey => openRuns(survey, locale)),
      ),
      section(say('about.who'), [
        text('about.invited'),
        ...(open.some(({ round }) => round.openLink !== null) ? [text('about.comers')] : []),
        text('answer.oneAssociation'),
      ]),
      section(say('about.use'), [text('about.used'), text('about.protected')]),
      section(say('about.real'), [text('about.check'), ask('about.ask', municipality.contact)]),
      section(
        say('about.words'),
        [],
        WORDS.map(word => text(`about.word.${word}`)),
      ),
    ],
  })
}

/** "Samverkan med civilsamhället, till och med 17 oktober 2025. Frågar gör …", and where it is in the diary. */
function openRuns({ round, survey }: OpenSurvey, locale: Locale): readonly Run[] {
  const { say, moment, day, language } = locale
  const asked = languageFor(survey, language)
  return [
    { text: textIn(survey.title, asked), href: null, lang: asked === language ? null : asked },
    plain(`, ${say('about.until', { closes: moment(round.closesAt) })} ${say('about.asking')} `),
    swedish(round.collectedBy),
    plain('.'),
    ...(round.resultDay === undefined
      ? []
      : [plain(` ${say('answer.nextResult', { day: day(round.resultDay) })}`)]),
    ...(round.registryNumber === null
      ? []
      : [plain(` ${say('about.registryNumber', { number: round.registryNumber })}`)]),
    ...(isPilot(round) ? [plain(` ${say('layout.pilot')}`)] : []),
    ...(round.synthetic ? [swedish(' SYNTETISKA EXEMPELDATA.')] : []),
  ]
}
