import { paths } from '../../paths.ts'
import type { Locale } from '../../rendering/locale.ts'
import type { SiteSettings } from '../../site-settings.ts'
import { plain, swedish } from '../runs.ts'
import { proseOf } from './prose.ts'
import { type Paragraph, section, sitePage, type SitePage } from './site-page.ts'
import { type AccessibilityCheck, missingElements, type StatementElement } from './statement.ts'

type Settings = Pick<SiteSettings, 'municipality' | 'accessibility'>

/** The tillgänglighetsredogörelse: Digg's elements in a reader's order. What is missing is said. */
export function accessibilityView(
  locale: Locale,
  settings: Settings,
  check: AccessibilityCheck,
): SitePage {
  const { say } = locale
  const { text, own, ask, linkTo } = proseOf(locale)
  const { municipality, accessibility } = settings
  const element = (name: StatementElement, ...paragraphs: readonly Paragraph[]) =>
    section(say(`accessibility.element.${name}`), paragraphs)
  const missing = missingElements(settings, check)
  const { compliance, feedbackUrl, authority, complaintUrl } = accessibility
  const known = shortcomings(settings, check)
  return sitePage(locale, paths.accessibility, {
    heading: say('accessibility.title'),
    lead: say('accessibility.lead', { municipality: municipality.name, service: say('site.name') }),
    sections: [
      element(
        'compliance',
        missing.includes('compliance')
          ? text('site.missing')
          : text(`accessibility.compliance.${compliance ?? 'none'}`),
      ),
      section(say('accessibility.element.shortcomings'), noneKnown(known, missing, text), known),
      element('exceptions', own(accessibility.burdensome), own(accessibility.exempt)),
      element(
        'feedback',
        text('accessibility.tell'),
        linkTo(say('contact.feedback'), feedbackUrl),
        ask('contact.ask', municipality.contact),
      ),
      element('complaint', text('accessibility.supervision'), linkTo(authority, complaintUrl)),
      element('method', own(accessibility.method), ...checked(locale, settings, check)),
    ],
  })
}

function noneKnown(
  known: readonly Paragraph[],
  missing: readonly StatementElement[],
  text: (key: string) => Paragraph,
): readonly Paragraph[] {
  if (known.length > 0) return []
  return [text(missing.includes('shortcomings') ? 'site.missing' : 'accessibility.noShortcomings')]
}

/** What the municipality knows of, and what the latest check found. */
function shortcomings(
  { accessibility: { shortcomings: known = [] } }: Settings,
  { violations }: AccessibilityCheck,
): readonly Paragraph[] {
  return [
    ...known.map(({ what, why }) => [swedish(`${what} ${why}`)]),
    ...violations.map(({ rule, pages }) => [plain(`${rule} (${pages})`)]),
  ]
}

/** What the latest check looked at, when the site was judged, and when the statement was written. */
function checked(
  locale: Locale,
  { accessibility }: Settings,
  { checkedOn, pages, looks, violations, tools }: AccessibilityCheck,
): readonly Paragraph[] {
  const { text } = proseOf(locale)
  const { assessedOn = checkedOn, updatedOn } = accessibility
  return [
    text('accessibility.check', {
      day: locale.day(checkedOn),
      pages,
      looks,
      found: violations.length,
      tools: Object.entries(tools)
        .map(([name, version]) => `${name} ${version}`)
        .join(', '),
    }),
    text('accessibility.assessed', { day: locale.day(assessedOn) }),
    updatedOn === undefined
      ? text('accessibility.notUpdated')
      : text('accessibility.updated', { day: locale.day(updatedOn) }),
  ]
}
