import type { Say } from '../../../reports/documents/document.ts'
import { writeForms } from '../../../reports/formats/paper/write-forms.ts'
import type { RoundCase } from '../../services/case-service.ts'
import { openingProtocol } from '../../views/protocol/opening-protocol.ts'
import { paperFile } from '../paper-file.ts'
import type { CaseSite } from './documents-apart.ts'

/** The protocols of a case as PDF: a new one joins by its lines here. They say that they were written when it was certified. */
export async function* protocolFiles(
  { opening, certifiedAt }: Pick<RoundCase, 'opening' | 'certifiedAt'>,
  { say, site }: { readonly say: Say; readonly site: CaseSite },
): AsyncGenerator<{ readonly path: string; readonly bytes: Uint8Array }> {
  // Whoever came by the open link is no longer told from those invited: a page that counted them all would be wrong.
  if (opening.round.notes.some(({ kind }) => kind === 'newAssociations')) return
  const { municipality, privacy, theme } = site
  const protocol = openingProtocol(opening, { municipality, privacy, say, writtenAt: certifiedAt })
  const createdAt = new Date(certifiedAt)
  const file = paperFile({ title: protocol.name, language: 'sv', createdAt, theme })
  const pieces: Uint8Array[] = []
  for await (const piece of writeForms([protocol], file)) pieces.push(piece)
  yield { path: 'protokoll-oppnande.pdf', bytes: Buffer.concat(pieces) }
}
