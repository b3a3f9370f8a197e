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
  const fields = [...inputsIn(html), ...areasIn(html)]
  const entered = new Map<string, string[]>()
  for (const { name, value } of fields.filter(({ isSent }) => isSent)) {
    entered.set(name, [...(entered.get(name) ?? []), decodeEntities(value)])
  }
  const shown = fields.filter(({ isShown }) => isShown)
  return { entered, names: new Set(shown.map(({ name }) => name)) }
}

interface Field {
  readonly name: string
  readonly value: string
  readonly isShown: boolean
  /** What is not chosen is not sent. */
  readonly isSent: boolean
}

function inputsIn(html: string): readonly Field[] {
  return [...html.matchAll(/<input [^>]*>/g)].map(([input]) => {
    const { type = 'text', name = '', value = '' } = attributesOf(input)
    const isChoice = type === 'radio' || type === 'checkbox'
    const isSent = !isChoice || / checked[ >]/.test(input)
    return { name, value, isShown: type !== 'hidden', isSent }
  })
}

function areasIn(html: string): readonly Field[] {
  const areas = html.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>\n([^<]*)<\/textarea>/g)
  return [...areas].map(([, name = '', value = '']) => ({
    name,
    value,
    isShown: true,
    isSent: true,
  }))
}

function attributesOf(tag: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...tag.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
}
