import type { PaperForm } from '../../../reports/documents/paper-form.ts'
import type { Say } from '../../../reports/documents/document.ts'
import type { RoundCase } from '../../services/case-service.ts'
import { certificationProtocol } from '../../views/protocol/certification-protocol.ts'
import { openingProtocol } from '../../views/protocol/opening-protocol.ts'
import { inOnePiece } from '../in-one-piece.ts'
import { protocolFile } from '../protocol-file.ts'
import type { CaseSite } from './documents-apart.ts'

type Protocolled = Pick<RoundCase, 'opening' | 'certification' | 'certifiedAt'>

interface Context {
  readonly say: Say
  readonly site: CaseSite
}

/** The protocols of a case: a new one joins by a line here. They say that they were written when it was certified. */
function protocolsOf(
  { opening, certification, certifiedAt }: Protocolled,
  { say, site: { municipality, privacy } }: Context,
): readonly { readonly name: string; readonly protocol: PaperForm }[] {
  const context = { municipality, privacy, say, writtenAt: certifiedAt }
  return [
    { name: 'oppnande', protocol: openingProtocol(opening, context) },
    { name: 'faststallande', protocol: certificationProtocol(certification, context) },
  ]
}

/** Every protocol as PDF, each made when it is asked for. */
export async function* protocolFiles(
  protocolled: Protocolled,
  context: Context,
): AsyncGenerator<{ readonly path: string; readonly bytes: Uint8Array }> {
  const { theme } = context.site
  for (const { name, protocol } of protocolsOf(protocolled, context)) {
    const file = await protocolFile(protocol, { theme, writtenAt: protocolled.certifiedAt })
    yield { path: `protokoll-${name}.pdf`, bytes: await inOnePiece(file) }
  }
}
