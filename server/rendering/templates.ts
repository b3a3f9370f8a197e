import type HandlebarsNamespace from 'handlebars'

import type { Say } from '../../reports/documents/document.ts'

/**
 * Turns a view into a page. Views are plain data, and everything in them is escaped; `{{say "key"}}` gives
 * the sentence of a key.
 */
export type RenderPage = (template: string, view: object, say: Say) => string

export interface Templates {
  readonly renderPage: RenderPage
  /** Text as it may stand in a page. */
  readonly escape: (text: string) => string
}

/** What a helper is given beside what the template writes: `hash` is `name=value` in the template. */
interface SayOptions {
  readonly data: { readonly say: Say }
  readonly hash: Readonly<Record<string, string | number>>
}

/**
 * Loads the templates that the build has compiled. No template text is compiled while the program runs,
 * so nothing that someone has written can become one.
 */
export async function loadTemplates(): Promise<Templates> {
  const { default: Handlebars } = (await import('handlebars/runtime.js')) as unknown as {
    default: typeof HandlebarsNamespace
  }
  const compiled = new URL('../../templates/compiled.js', import.meta.url)
  const { specs } = (await import(compiled.href)) as {
    specs: Readonly<Record<string, TemplateSpecification>>
  }
  const handlebars = Handlebars.create()
  const templates = new Map(
    Object.entries(specs).map(([name, spec]) => [name, handlebars.template(spec)]),
  )
  for (const [name, template] of templates) handlebars.registerPartial(name, template)
  handlebars.registerHelper('say', (key: string, { data, hash }: SayOptions) => data.say(key, hash))
  return {
    renderPage(name, view, say) {
      const template = templates.get(name)
      if (template === undefined) throw new RangeError(`no template ${name}`)
      return template(view, { data: { say } })
    },
    escape: text => handlebars.escapeExpression(text),
  }
}
