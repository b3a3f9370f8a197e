import type { PaperForm } from '../../documents/paper-form.ts'
import { drawPages } from './draw-pages.ts'
import type { Drawing } from './draw-strip.ts'
import type { PlacedPage } from './paginate.ts'

/** Draws a form that has been laid out, as a part of its own that the bookmarks lead to. */
export function drawForm(drawing: Drawing, form: PaperForm, pages: readonly PlacedPage[]): void {
  const { pdf, root } = drawing
  const part = pdf.struct('Part', { title: form.name })
  root.add(part)
  drawPages(drawing, pages, {
    element: part,
    running: form.running,
    begun: (_page, index) => {
      if (index === 0) pdf.outline.addItem(form.name)
    },
  })
  part.end()
}
