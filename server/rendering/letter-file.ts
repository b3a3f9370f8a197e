import type { Say } from '../../reports/documents/document.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { LetterRound } from '../services/letter-service.ts'
import type { SiteSettings } from '../site-settings.ts'
import { letterForms } from '../views/mail/paper-letter-view.ts'
import { paperFile } from './paper-file.ts'
import { qrCode } from './qr-code.ts'

interface LetterSettings extends Pick<SiteSettings, 'municipality' | 'theme'> {
  readonly say: Say
  readonly writtenAt: Instant
}

/** Letters as one PDF, a piece for each. @throws Problem 'config/faulty' for a logotype that cannot be shown. */
export async function letterFile(
  { round, letters }: LetterRound,
  { municipality, theme, say, writtenAt }: LetterSettings,
): Promise<AsyncGenerator<Uint8Array>> {
  const context = { say, round, municipality: municipality.name, writtenAt, codeOf: qrCode }
  const title = say('letter.title', { round: round.id })
  const file = paperFile({ title, language: 'sv', createdAt: new Date(writtenAt), theme })
  // Loaded when it is used: other commands start sooner without it.
  const { writeForms } = await import('../../reports/formats/paper/write-forms.ts')
  return writeForms(letterForms(context, letters), file)
}
