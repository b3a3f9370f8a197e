/** What no XML can hold, and no reader sees (XML 1.0, production 2). */
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Text that stands in XML as it is: most text does, and costs no more than a look. */
const AS_IT_IS = /^[ !#-%'-;=?-~\u00A0-\uD7FF]*$/

/** Text as a file of XML can hold it: what cannot stand there becomes �. */
export function xmlText(text: string): string {
  return text.toWellFormed().replaceAll(NOT_IN_XML, '\uFFFD')
}

/** The same, written between tags or in quotation marks. */
export function escapedXml(text: string): string {
  if (AS_IT_IS.test(text)) return text
  return xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
