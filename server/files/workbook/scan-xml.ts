import { Problem } from '../../problems.ts'

/** What stands in a document, one thing after another. Names are without their prefix. */
type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

/**
 * Goes through the XML of a workbook: elements and text, and nothing that a document could define. No entity but
 * the five of XML itself is known, nothing is fetched, and a document type is refused.
 *
 * @throws Problem 'file/notWorkbook'.
 */
function* scanXml(xml: string, path: string): Generator<XmlToken> {
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    if (open === -1) return
    if (open > at) yield { kind: 'text', text: decoded(xml.slice(at, open)) }
    if (xml.startsWith('<![CDATA[', open)) {
      const end = endOf(']]>', xml, { from: open, path })
      yield { kind: 'text', text: xml.slice(open + 9, end - 3) }
      at = end
    } else if (xml.startsWith('<!--', open)) at = endOf('-->', xml, { from: open, path })
    else {
      at = endOf('>', xml, { from: open, path })
      yield* tagTokens(xml.slice(open + 1, at - 1), path)
    }
  }
}

function endOf(
  mark: string,
  xml: string,
  { from, path }: { readonly from: number; readonly path: string },
): number {
  const found = xml.indexOf(mark, from)
  if (found === -1) throw new Problem('file/notWorkbook', { path })
  return found + mark.length
}

function* tagTokens(tag: string, path: string): Generator<XmlToken> {
  if (tag.startsWith('?')) return
  if (tag.startsWith('!')) throw new Problem('file/notWorkbook', { path })
  if (tag.startsWith('/')) {
    yield { kind: 'close', name: localName(tag.slice(1).trim()) }
    return
  }
  const isClosed = tag.endsWith('/')
  const inner = isClosed ? tag.slice(0, -1) : tag
  const end = inner.search(/\s/)
  const name = localName(end === -1 ? inner : inner.slice(0, end))
  yield { kind: 'open', name, attributes: end === -1 ? '' : inner.slice(end) }
  if (isClosed) yield { kind: 'close', name }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The value of an attribute, with or without a prefix; `null`: it is not there. */
export function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(String.raw`\s(?:[\w.-]+:)?${name}\s*=\s*("[^"]*"|'[^']*')`).exec(
    attributes,
  )
  return found?.[1] === undefined ? null : decoded(found[1].slice(1, -1))
}

const NAMED = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/** A character by its number or its name. */
const ENTITY = /&(#\d{1,7}|#x[\da-fA-F]{1,6}|\w{1,8});/g

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(ENTITY, (whole, entity: string) => {
    if (!entity.startsWith('#')) return NAMED.get(entity) ?? whole
    const code = Number(entity.replace('#x', '0x').replace('#', ''))
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
  })
}

/** What is to be done where an element of a name begins, where it ends, and with text. */
interface XmlHandlers {
  readonly open: ReadonlyMap<string, (attributes: string) => void>
  readonly close?: ReadonlyMap<string, () => void>
  readonly text?: (text: string) => void
}

/** Goes through a document and calls on what is to be done. @throws Problem 'file/notWorkbook'. */
export function walkXml(
  xml: string,
  path: string,
  { open, close = new Map(), text = () => undefined }: XmlHandlers,
): void {
  for (const token of scanXml(xml, path)) {
    if (token.kind === 'open') open.get(token.name)?.(token.attributes)
    else if (token.kind === 'close') close.get(token.name)?.()
    else text(token.text)
  }
}
