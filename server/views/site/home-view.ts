import { paths } from '../../paths.ts'
import type { Locale } from '../../rendering/locale.ts'
import type { SiteSettings } from '../../site-settings.ts'
import { link } from '../runs.ts'
import { proseOf } from './prose.ts'
import { section, sitePage, type SitePage } from './site-page.ts'

/** The start page: for someone who came without the personal link. */
export function homeView(
  locale: Locale,
  { municipality }: Pick<SiteSettings, 'municipality'>,
): SitePage {
  const { say, to } = locale
  const { text } = proseOf(locale)
  return sitePage(locale, paths.home, {
    heading: say('home.title'),
    lead: say('about.lead', { municipality: municipality.name }),
    sections: [
      section(say('home.answer'), [text('home.useLink'), text('home.noLink')]),
      section(
        say('home.more'),
        [],
        [
          [link(say('receiptCheck.title'), to.receiptCheck())],
          [link(say('layout.about'), to.about())],
          [link(say('layout.privacy'), to.privacy())],
          [link(say('layout.contact'), to.contact())],
        ],
      ),
    ],
  })
}
