import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { Response as ExpressResponse } from 'express'

import type { PaperForm } from '../../../reports/documents/paper-form.ts'
import type { Instant } from '../../../surveys/instant.ts'
import { protocolFile } from '../../rendering/protocol-file.ts'
import type { SiteSettings } from '../../site-settings.ts'

/** Sends a protocol as a PDF to keep. @param name What the file is called, without its ending. */
export async function sendProtocol(
  res: ExpressResponse,
  protocol: PaperForm,
  {
    name,
    site: { theme },
    writtenAt,
  }: { readonly name: string; readonly site: SiteSettings; readonly writtenAt: Instant },
): Promise<void> {
  const file = await protocolFile(protocol, { theme, writtenAt })
  res.attachment(`${name}.pdf`).type('application/pdf')
  await pipeline(Readable.from(file), res)
}
