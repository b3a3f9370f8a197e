import type HandlebarsNamespace from 'handlebars'

/** Turns a view into a page. Views are plain data, and everything in them is escaped. */
export type RenderPage = (template: string, view: object) => string

export interface Templates {
  readonly renderPage: RenderPage
  /** Text as it may stand in a page. */
  readonly escape: (text: string) => string
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
  return {
    renderPage(name, view) {
      const template = templates.get(name)
      if (template === undefined) throw new RangeError(`no template ${name}`)
      return template(view)
    },
    escape: text => handlebars.escapeExpression(text),
  }
}
