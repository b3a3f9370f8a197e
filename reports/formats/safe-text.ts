/** What no XML can hold, and no reader sees (XML 1.0, production 2). */
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Text as a file of XML can hold it: what cannot stand there becomes �. */
export function xmlText(text: string): string {
  return text.toWellFormed().replaceAll(NOT_IN_XML, '\uFFFD')
}
