import { describe, expect, it } from '@jest/globals'

import { createBlankPages } from '../../../../server/rendering/blank-pages.ts'

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const render = (template: string, view: object) => {
  const { name, link } = view as { readonly name: string; readonly link: string }
  return `${template}: <a href="${escape(link)}">${escape(name)}</a>, ${escape(name)}`
}

const visitor = (name: string, link: string, key = 'del 1') => ({
  template: 'sida',
  key,
  values: { name, link },
  viewOf: (blanks: { readonly name: string; readonly link: string }) => blanks,
})

describe('a page with blanks', () => {
  it('is for each visitor what rendering it would have given', () => {
    const pages = createBlankPages({ render, escape })
    for (const [name, link] of [
      ['Brunnsby BK', '/svara/a'],
      ['<b>Kör & kapell</b> $1 $& name-', '/svara/b?x=1&y=2'],
      ['', ''],
    ] as const) {
      expect(pages.fill(visitor(name, link))).toBe(render('sida', { name, link }))
    }
  })

  it('is rendered once for all visitors, and again for another key', () => {
    const rendered: string[] = []
    const pages = createBlankPages({
      render: (template, view) => {
        rendered.push(template)
        return render(template, view)
      },
      escape,
    })
    pages.fill(visitor('A', '/a'))
    pages.fill(visitor('B', '/b'))
    expect(rendered).toHaveLength(1)
    pages.fill(visitor('B', '/b', 'del 2'))
    expect(rendered).toHaveLength(2)
  })
  it('makes room for new variants, however many there are', () => {
    let rendered = 0
    const pages = createBlankPages({
      render: (template, view) => {
        rendered += 1
        return render(template, view)
      },
      escape,
    })
    for (let variant = 0; variant < 600; variant += 1) pages.fill(visitor('A', '/a', `${variant}`))
    pages.fill(visitor('A', '/a', '599'))
    expect(rendered).toBe(600)
    pages.fill(visitor('A', '/a', '0'))
    expect(rendered).toBe(601)
  })
})
