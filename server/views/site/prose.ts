import type { Locale } from '../../rendering/locale.ts'
import { contactRuns, link, plain, swedish } from '../runs.ts'
import type { Paragraph } from './site-page.ts'

/** Makes paragraphs in the language of a page. What the settings do not say, the page says that they do not. */
export function proseOf({ say }: Pick<Locale, 'say'>) {
  const text = (key: string, values?: Parameters<typeof say>[1]): Paragraph => [
    plain(say(key, values)),
  ]
  const missing = text('site.missing')
  return {
    /** A sentence of ours. */
    text,
    /** What the municipality has written. */
    own: (written: string | undefined): Paragraph =>
      written === undefined ? missing : [swedish(written)],
    /** Whom to reach, and how. */
    contact: (line: string | undefined): Paragraph =>
      line === undefined ? missing : contactRuns(line),
    /** "Kontakta …". */
    ask: (key: string, line: string): Paragraph => [
      plain(`${say(key)} `),
      ...contactRuns(line),
      plain('.'),
    ],
    /** A link to somewhere that the settings name. */
    linkTo: (label: string | undefined, href: string | undefined): Paragraph =>
      label === undefined || href === undefined ? missing : [link(label, href)],
  }
}
