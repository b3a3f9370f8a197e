import type { Locale } from '../../rendering/locale.ts'
import { languageSwitch } from '../language-switch.ts'
import type { Run } from '../runs.ts'
import { NO_MARKS, type PublicPage } from '../site-view.ts'

/** A page of prose about the service: a heading, and sections of paragraphs and lists. */
export interface SitePage extends PublicPage {
  readonly survey: string
  readonly association: null
  readonly script: false
  readonly heading: string
  readonly lead: string
  readonly sections: readonly SiteSection[]
}

/** A paragraph, or a line of a list, as pieces of running text. */
export type Paragraph = readonly Run[]

export interface SiteSection {
  readonly heading: string
  readonly paragraphs: readonly { readonly runs: Paragraph }[]
  readonly items: readonly { readonly runs: Paragraph }[]
}

/** The frame of a page about the service. @param path Without the prefix of a language. */
export function sitePage(
  { language, say }: Locale,
  path: string,
  page: Pick<SitePage, 'heading' | 'lead' | 'sections'>,
): SitePage {
  return {
    ...NO_MARKS,
    title: page.heading,
    language,
    languages: languageSwitch(language, { path, by: 'link' }),
    survey: say('site.name'),
    association: null,
    script: false,
    ...page,
  }
}

export function section(
  heading: string,
  paragraphs: readonly Paragraph[],
  items: readonly Paragraph[] = [],
): SiteSection {
  const asRuns = (runs: Paragraph) => ({ runs })
  return { heading, paragraphs: paragraphs.map(asRuns), items: items.map(asRuns) }
}
