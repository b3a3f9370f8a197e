import type { Entered } from '../../surveys/answering/read-answers.ts'
import { languageFor, textIn } from '../../surveys/language.ts'
import { paths } from '../paths.ts'
import type { Locale } from '../rendering/locale.ts'
import type { ReceiptStanding } from '../services/check-receipt.ts'
import { languageSwitch } from './language-switch.ts'
import { isPilot } from '../../surveys/round.ts'
import { NO_MARKS, type PublicPage } from './site-view.ts'

/** A code that was typed, and where its answer stands. */
export interface CheckedReceipt {
  readonly typed: string
  /** The form as it was sent. */
  readonly sent: Entered
  readonly standing: ReceiptStanding
}

/** A form for a receipt's code, and what the code tells; `null`: none was typed. */
export function receiptCheckView(locale: Locale, checked: CheckedReceipt | null) {
  const { say, to } = locale
  const isUnknown = checked?.standing.kind === 'unknown'
  const heading = say('receiptCheck.title')
  return {
    ...framed(locale, checked),
    title: isUnknown ? `${say('question.error')} ${heading}` : heading,
    heading,
    errors: isUnknown ? [{ href: '#kod', text: say('receiptCheck.unknown') }] : [],
    action: to.receiptCheck(),
    typedCode: checked?.typed ?? '',
    told: checked === null ? null : told(checked.standing, locale),
  }
}

/** What is around it: made-up data is marked on the page that tells of it. */
function framed(
  { language, say }: Locale,
  checked: CheckedReceipt | null,
): Omit<PublicPage, 'title'> & { readonly survey: string } {
  const path = paths.receiptCheck
  const way =
    checked === null
      ? ({ path, by: 'link' } as const)
      : ({ path, by: 'again', sent: checked.sent } as const)
  const standing = checked?.standing ?? { kind: 'unknown' }
  return {
    ...NO_MARKS,
    synthetic: standing.kind !== 'unknown' && standing.round.synthetic,
    isPilot: standing.kind !== 'unknown' && isPilot(standing.round),
    language,
    languages: languageSwitch(language, way),
    survey: say('site.name'),
  }
}

/** @returns `null` where there is nothing to tell of. */
function told(standing: ReceiptStanding, { language, say }: Pick<Locale, 'language' | 'say'>) {
  if (standing.kind === 'unknown') return null
  const { kind, survey } = standing
  const title = textIn(survey.title, languageFor(survey, language))
  return {
    text: say(`receiptCheck.${kind}`, { survey: title }),
    digest: kind === 'received' ? null : standing.digest,
  }
}
