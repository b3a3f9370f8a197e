import type { PaperForm } from '../../documents/paper-form.ts'
import { beginFile, type PaperFile } from './begin-file.ts'
import { drawForm } from './draw-form.ts'
import { layOutForm } from './lay-out-form.ts'

/**
 * Forms as one PDF 1.7 that anyone can have read to them (PDF/UA-1), a piece for each form: no more than one is kept
 * in memory, but for where its parts are.
 */
export async function* writeForms(
  forms: Iterable<PaperForm>,
  file: PaperFile,
): AsyncGenerator<Uint8Array> {
  const drawing = beginFile(file)
  const { pdf, root, typesetter, logo } = drawing
  for (const form of forms) {
    drawForm(drawing, form, layOutForm(form, typesetter, logo))
    const written = pdf.read() as Buffer | null
    if (written !== null) yield written
  }
  root.end()
  pdf.end()
  yield* pdf as AsyncIterable<Buffer>
}
