import type { MailText } from './mail-text.ts'
import { fillIn, onOneLine, type Piece, type PlaceholderValues } from './placeholders.ts'

/** A mail as one association reads it: the same words as plain text and as HTML. */
export interface WrittenMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** What stands in every mail, whatever staff have written. */
export interface MailFrame {
  /** Stands first; `null`: nothing does. Of a made-up round: that it is. */
  readonly mark: string | null
  /** Stands last, with placeholders: how to get no more mails. */
  readonly footer: string
}

/** Fills in a text for one association. The text has been checked: see `mailTextFaults`. */
export function writeMail(
  { subject, body }: MailText,
  values: PlaceholderValues,
  { mark, footer }: MailFrame,
): WrittenMail {
  const parts = [...(mark === null ? [] : [mark]), body.trim(), footer.trim()]
  const pieces = fillIn(parts.join('\n\n').replaceAll('\r\n', '\n'), values)
  const filled = plain(fillIn(subject, values))
  return {
    subject: onOneLine(mark === null ? filled : `${mark}: ${filled}`),
    text: `${plain(pieces)}\n`,
    html: toHtml(pieces),
  }
}

function plain(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}

/** Paragraphs and links, and nothing else: no pictures, nothing to fetch, nothing that tells who has read. */
function toHtml(pieces: readonly Piece[]): string {
  const inline = pieces.map(({ text, isAddress }) =>
    isAddress ? `<a href="${escaped(text)}">${escaped(text)}</a>` : escaped(text),
  )
  const paragraphs = inline.join('').split(/\n{2,}/)
  const body = paragraphs.map(lines => `<p>${lines.replaceAll('\n', '<br>\n')}</p>`)
  return `<!doctype html>\n<html lang="sv"><head><meta charset="utf-8"></head><body>\n${body.join('\n')}\n</body></html>\n`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character] ?? '')
}
