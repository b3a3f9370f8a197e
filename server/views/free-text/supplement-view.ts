import type { Say } from '../../../reports/documents/document.ts'
import { freeTextDocument } from '../../../reports/documents/free-text-sections.ts'
import type { FreeTextSupplement } from '../../../reports/free-text/supplement.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import { may } from '../../accounts/policy.ts'
import { paths, pathTo } from '../../paths.ts'
import type { CurrentSupplement } from '../../services/supplement-service.ts'
import { errorList, textField, titleOf } from '../form-field.ts'
import { reportView } from '../report-view.ts'
import { type Visitor, workPage } from '../work-page.ts'

export const REASON_FIELD = 'skal'

export interface SupplementPlace {
  readonly visitor: Visitor
  /** As it would be certified now. */
  readonly preview: FreeTextSupplement
  /** The one that holds; `null`: none is certified. */
  readonly current: CurrentSupplement | null
  /** It cannot be replaced. */
  readonly isFinal: boolean
  readonly typed: string
  readonly errors: Readonly<Record<string, string>>
}

/** "Fritextbilaga": how what is coded would be told now, and the step that certifies it. */
export function supplementView(place: SupplementPlace, say: Say) {
  const { visitor, preview, current, isFinal, typed, errors } = place
  const { id } = preview.round
  const document = freeTextDocument(preview, null, say)
  const frame = workPage(document.title, { visitor, current: paths.rounds }, say)
  const shown = { values: { [REASON_FIELD]: typed }, errors }
  const reason = {
    id: REASON_FIELD,
    label: say('supplement.reason'),
    help: say('supplement.reason.help'),
    autocomplete: 'off',
  }
  return {
    ...reportView(document, { say, downloads: [], frame }),
    title: titleOf(document.title, shown),
    heading: document.title,
    back: { href: pathTo.freeText(id), text: say('freeText.back') },
    errors: errorList(shown),
    stands: standsText(current, preview, say),
    action: pathTo.supplement(id),
    mayCertify: may(visitor.user, 'freeText.code') && preview.result !== null && !isFinal,
    waits: waitsFor(place, say),
    below: say(isFinal ? 'supplement.asCoded' : 'supplement.asCertified'),
    fields: current === null ? [] : [textField(reason, shown)],
    button: say(current === null ? 'supplement.certify' : 'supplement.replace'),
  }
}

/** Why it cannot be certified now; `null`: it can. */
function waitsFor({ preview, isFinal }: SupplementPlace, say: Say): string | null {
  if (isFinal) return say('supplement.final')
  return preview.result === null ? say('supplement.waits') : null
}

function standsText(
  current: CurrentSupplement | null,
  { result }: FreeTextSupplement,
  say: Say,
): string {
  if (current === null) return say('supplement.none')
  const { certifiedAt, result: named } = current.supplement
  const at = certifiedAt === null ? '' : formatMoment(certifiedAt)
  const key = named === result ? 'supplement.stands' : 'supplement.ofOtherResult'
  return say(key, { at, digest: current.digest })
}
