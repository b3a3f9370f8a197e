import { decodeEntities } from './test-app.ts'

/** A form as a browser reads it: what stands in its fields, and which questions it shows. */
export interface ReadForm {
  /** What would be sent if nothing was changed: also the hidden fields. */
  readonly entered: ReadonlyMap<string, readonly string[]>
  /** Names of the fields that can be filled in. */
  readonly names: ReadonlySet<string>
}

/** Reads the fields of the one form on a page. */
export function readForm(html: string): ReadForm {
  const entered = new Map<string, string[]>()
  const names = new Set<string>()
  const enter = (name: string, value: string) =>
    entered.set(name, [...(entered.get(name) ?? []), decodeEntities(value)])
  for (const [input] of html.matchAll(/<input [^>]*>/g)) {
    const { type = 'text', name = '', value = '' } = attributesOf(input)
    if (type !== 'hidden') names.add(name)
    const isChoice = type === 'radio' || type === 'checkbox'
    if (!isChoice || / checked[ >]/.test(input)) enter(name, value)
  }
  for (const [, name = '', value = ''] of html.matchAll(
    /<textarea [^>]*name="([^"]*)"[^>]*>\n([^<]*)<\/textarea>/g,
  )) {
    names.add(name)
    enter(name, value)
  }
  return { entered, names }
}

function attributesOf(tag: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...tag.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
}
