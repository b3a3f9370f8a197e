import { paths } from '../../paths.ts'
import type { Locale } from '../../rendering/locale.ts'
import type { MunicipalitySettings, SiteSettings } from '../../site-settings.ts'
import { contactRuns, link, swedish } from '../runs.ts'
import { proseOf } from './prose.ts'
import { type Paragraph, section, sitePage, type SitePage } from './site-page.ts'

/** Whom to ask about what. */
export function contactView(
  locale: Locale,
  { municipality, accessibility }: Pick<SiteSettings, 'municipality' | 'accessibility'>,
): SitePage {
  const { say, to } = locale
  const { ask, linkTo } = proseOf(locale)
  const { feedbackUrl } = accessibility
  return sitePage(locale, paths.contact, {
    heading: say('contact.title'),
    lead: say('contact.lead'),
    sections: [
      section(say('contact.survey'), [ask('contact.ask', municipality.contact)]),
      section(say('contact.municipality'), linesOf(municipality)),
      section(say('contact.accessibility'), [
        ...(feedbackUrl === undefined ? [] : [linkTo(say('contact.feedback'), feedbackUrl)]),
        linkTo(say('layout.accessibility'), to.accessibility()),
      ]),
    ],
  })
}

function linesOf({
  name,
  address,
  email,
  phone,
  website,
}: MunicipalitySettings): readonly Paragraph[] {
  return [
    ...[name, address].flatMap(line => (line === undefined ? [] : [[swedish(line)]])),
    ...[email, phone].flatMap(line => (line === undefined ? [] : [contactRuns(line)])),
    ...(website === undefined ? [] : [[link(website.replace('https://', ''), website)]]),
  ]
}
