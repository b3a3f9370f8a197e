import type { Entered } from '../../surveys/answering/read-answers.ts'
import { languageFor, textIn } from '../../surveys/language.ts'
import { paths } from '../paths.ts'
import type { Locale } from '../rendering/locale.ts'
import type { ReceiptStanding } from '../services/check-receipt.ts'
import { languageSwitch, type SwitchWay } from './language-switch.ts'
import { NO_MARKS, type PublicPage } from './site-view.ts'

/** A code that was typed, and where its answer stands. */
export interface CheckedReceipt {
  readonly typed: string
  /** The form as it was sent. */
  readonly sent: Entered
  readonly standing: ReceiptStanding
}

/** A form for a receipt's code, and what the code tells; `null`: none was typed. */
export function receiptCheckView({ language, say, to }: Locale, checked: CheckedReceipt | null) {
  const isUnknown = checked?.standing.kind === 'unknown'
  const errors = isUnknown ? [{ href: '#kod', text: say('receiptCheck.unknown') }] : []
  const heading = say('receiptCheck.title')
  const path = paths.receiptCheck
  const way: SwitchWay =
    checked === null ? { path, by: 'link' } : { path, by: 'again', sent: checked.sent }
  const page: PublicPage = {
    ...NO_MARKS,
    title: isUnknown ? `${say('question.error')} ${heading}` : heading,
    language,
    languages: languageSwitch(language, way),
    synthetic: checked !== null && isSynthetic(checked.standing),
  }
  return {
    ...page,
    survey: say('site.name'),
    association: null,
    script: false,
    heading,
    errors,
    action: to.receiptCheck(),
    typedCode: checked?.typed ?? '',
    told: checked === null ? null : told(checked.standing, { language, say }),
  }
}

function isSynthetic(standing: ReceiptStanding): boolean {
  return standing.kind !== 'unknown' && standing.round.synthetic
}

/** @returns `null` where there is nothing to tell of. */
function told(standing: ReceiptStanding, { language, say }: Pick<Locale, 'language' | 'say'>) {
  if (standing.kind === 'unknown') return null
  const { kind, round, survey } = standing
  const title = textIn(survey.title, languageFor(survey, language))
  return {
    text: say(`receiptCheck.${kind}`, { survey: title, year: round.year }),
    digest: kind === 'received' ? null : standing.digest,
  }
}
