import { paths } from '../../paths.ts'
import type { Locale } from '../../rendering/locale.ts'
import type { MunicipalitySettings, SiteSettings } from '../../site-settings.ts'
import { swedish } from '../runs.ts'
import { proseOf } from './prose.ts'
import { section, sitePage, type SitePage } from './site-page.ts'

/** What is done with personal data: what articles 13 and 14 of the GDPR want told. */
export function privacyView(
  locale: Locale,
  { municipality, privacy }: Pick<SiteSettings, 'municipality' | 'privacy'>,
): SitePage {
  const { say } = locale
  const { text, own, contact, linkTo } = proseOf(locale)
  return sitePage(locale, paths.privacy, {
    heading: say('privacy.title'),
    lead: say('privacy.lead'),
    sections: [
      section(say('privacy.controller'), [
        [swedish(municipality.name)],
        contact(reachOf(municipality)),
      ]),
      section(say('privacy.officer'), [contact(privacy.dataProtectionOfficer)]),
      section(say('privacy.what'), [], [text('privacy.register'), text('privacy.answers')]),
      section(say('privacy.why'), [text('privacy.purpose'), own(privacy.legalBasis)]),
      section(say('privacy.who'), [
        text('privacy.readers'),
        own(privacy.recipients),
        text('privacy.public'),
      ]),
      section(say('privacy.howLong'), [own(privacy.retention)]),
      section(say('privacy.browser'), [text('privacy.noCookies')]),
      section(say('privacy.rights'), [text('privacy.yourRights')]),
      section(say('privacy.complaint'), [
        text('privacy.complain'),
        linkTo(privacy.authority, privacy.complaintUrl),
      ]),
    ],
  })
}

/** How to reach the municipality itself; whom to ask about the enkät, where the settings say nothing else. */
function reachOf({ address, email, phone, contact }: MunicipalitySettings): string {
  const lines = [address, email, phone].filter(line => line !== undefined)
  return lines.length === 0 ? contact : lines.join(', ')
}
