import type { PaperForm } from '../../reports/documents/paper-form.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { ThemeSettings } from '../theme/theme.ts'
import { paperFile } from './paper-file.ts'

/** A protocol for the diary as a PDF in the municipality's look, piece by piece. */
export async function protocolFile(
  protocol: PaperForm,
  { theme, writtenAt }: { readonly theme: ThemeSettings; readonly writtenAt: Instant },
): Promise<AsyncIterable<Uint8Array>> {
  const createdAt = new Date(writtenAt)
  const file = paperFile({ title: protocol.name, language: 'sv', createdAt, theme })
  // Loaded when it is used: everything else starts sooner without it.
  const { writeForms } = await import('../../reports/formats/paper/write-forms.ts')
  return writeForms([protocol], file)
}
