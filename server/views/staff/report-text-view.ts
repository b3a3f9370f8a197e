import type { Say, Section } from '../../../reports/documents/document.ts'
import { sectionOf } from '../../../reports/documents/written-sections.ts'
import { formatMoment, MISSING } from '../../../reports/formats/swedish.ts'
import type { Instant } from '../../../surveys/instant.ts'
import { isPublic } from '../../../surveys/publication.ts'
import { LONGEST_TEXT, textBlocks, type WrittenText } from '../../../surveys/report-text.ts'
import { isPilot, type Round } from '../../../surveys/round.ts'
import { paths, pathTo } from '../../paths.ts'
import type { WrittenVersion } from '../../services/report-text-service.ts'
import { errorList, type FieldKind, textField, titleOf, type Typed } from '../form-field.ts'
import { sectionView } from '../report-view.ts'
import { type Visitor, workPage } from '../work-page.ts'

export const REPORT_TEXT_FIELDS = {
  background: 'bakgrund',
  conclusions: 'slutsatser',
  seen: 'version',
  asked: 'gor',
} as const

export interface ReportTextPlace {
  readonly visitor: Visitor
  readonly round: Round
  /** Every version, the first first. */
  readonly versions: readonly WrittenVersion[]
  readonly now: Instant
  readonly typed: Typed
  /** What was just done; `null`: nothing. */
  readonly done: string | null
  /** How it would look in the document; `null`: nobody has asked. */
  readonly shown: WrittenText | null
}

/** Background and conclusions of a report: written, looked at, and saved as a new version. */
export function reportTextView(place: ReportTextPlace, say: Say) {
  const { visitor, round, versions, now, typed, done, shown } = place
  const heading = say('reportText.heading', { round: round.id })
  const latest = versions.at(-1)
  return {
    ...workPage(titleOf(heading, typed), { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    back: { href: pathTo.round(round.id), text: say('round.back', { round: round.id }) },
    heading,
    done,
    errors: errorList(typed),
    stands: latest === undefined ? say('reportText.none') : toldOf(latest, say),
    published: isPublic(round, now) ? say('reportText.published') : null,
    shown: shown === null ? null : shownParts(shown, say),
    action: pathTo.reportText(round.id),
    hidden: [{ name: REPORT_TEXT_FIELDS.seen, value: String(latest?.number ?? 0) }],
    fields: (['background', 'conclusions'] as const).map(part => textArea(part, { typed, say })),
    result: { href: pathTo.result(round.id), text: say('reportText.result') },
    earlier: versions
      .slice(0, -1)
      .toReversed()
      .map(version => ({ summary: toldOf(version, say), parts: shownParts(version, say) })),
  }
}

/** "Version 2, skriven 26 november 2026 kl. 14.30 av Anna Ek." */
function toldOf({ number, at, author }: WrittenVersion, say: Say): string {
  return say('reportText.version', { number, at: formatMoment(at), author: author ?? MISSING })
}

function textArea(
  part: keyof WrittenText,
  { typed, say }: { readonly typed: Typed; readonly say: Say },
) {
  const kind: FieldKind = {
    id: REPORT_TEXT_FIELDS[part],
    label: say(`reportText.${part}`),
    help: say(`reportText.${part}.help`, { longest: LONGEST_TEXT }),
  }
  return { ...textField(kind, typed), rows: 14 }
}

/** Each part as it stands in the document; one that is empty is not in it. */
function shownParts(written: WrittenText, say: Say) {
  return (['background', 'conclusions'] as const).map(part => {
    const sections: readonly Section[] = textBlocks(written[part]).map(sectionOf)
    return {
      heading: say(`written.${part}`),
      sections: sections.map(section => sectionView(section)),
      isEmpty: sections.length === 0,
    }
  })
}
