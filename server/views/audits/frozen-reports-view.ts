import type { Say } from '../../../reports/documents/document.ts'
import { citedFileName } from '../../../reports/documents/rests-on-sections.ts'
import { formatDay } from '../../../reports/formats/swedish.ts'
import { paths, pathTo } from '../../paths.ts'
import type { FiledDossier } from '../../services/dossier-service.ts'
import type { FrozenSummary } from '../../services/frozen-report-service.ts'
import { errorList, textField, type Typed } from '../form-field.ts'
import type { Visitor } from '../work-page.ts'
import { dossierPage } from './dossier-view.ts'

/** The fields of the form that freezes a report. */
export const FREEZE_FIELDS = { on: 'dag', replaces: 'rattar', reason: 'skal' } as const

/** How many reports there were when the form was made. */
export const FROZEN_SEEN = 'antal'

export interface FrozenReportsPlace {
  readonly visitor: Visitor
  readonly filed: FiledDossier
  readonly reports: readonly FrozenSummary[]
  readonly typed: Typed
  /** The number of the report that has just been frozen; `null`: none has. */
  readonly justFrozen: number | null
}

/** The reports of a dossier that are frozen, the latest first, and the form that freezes one more. */
export function frozenReportsView(place: FrozenReportsPlace, say: Say) {
  const { filed, reports, typed, justFrozen } = place
  const { on, reason } = FREEZE_FIELDS
  const just = reports.find(({ number }) => number === justFrozen)
  return {
    ...dossierPage(say('staff.frozen.title'), place, say),
    heading: say('staff.frozen.title'),
    draft: pathTo.reportDraft(filed.id),
    action: pathTo.frozenReports(filed.id),
    seen: { name: FROZEN_SEEN, value: String(reports.at(-1)?.number ?? 0) },
    check: paths.checkFile,
    ownKeys: paths.ownKeys,
    reports: reports.toReversed().map(report => frozenRow(report, say)),
    just: just === undefined ? null : say('staff.frozen.done', { digest: just.digest }),
    errors: errorList(typed),
    on: textField(
      { id: on, label: say('staff.frozen.on'), type: 'date', help: say('staff.frozen.onHelp') },
      typed,
    ),
    correction: reports.length === 0 ? null : correctionFields(place, say),
    reason: textField(
      { id: reason, label: say('staff.frozen.reason'), help: say('staff.frozen.reasonHelp') },
      typed,
    ),
  }
}

function correctionFields({ reports, typed }: FrozenReportsPlace, say: Say) {
  const id = FREEZE_FIELDS.replaces
  const chosen = typed.values[id] ?? ''
  return {
    id,
    label: say('staff.frozen.replaces'),
    help: null,
    error: typed.errors[id] ?? null,
    describedBy: null,
    empty: say('staff.frozen.replacesNone'),
    choices: reports.map(({ number }) => ({
      value: String(number),
      text: say('staff.frozen.number', { number }),
      selected: String(number) === chosen,
    })),
  }
}

function frozenRow(
  { dossierId, number, digest, signature, frozenAt, on, replaces, rests }: FrozenSummary,
  say: Say,
) {
  const params = { dossierId, number: String(number) }
  return {
    href: pathTo.frozenReport(params),
    file: pathTo.frozenReportFile(params, 'json'),
    protocol: pathTo.frozenProtocol(params),
    name: say('staff.frozen.number', { number }),
    facts: [
      { term: say('staff.frozen.frozenAt'), text: formatDay(frozenAt) },
      { term: say('staff.frozen.on'), text: on },
      { term: say('fact.digest'), text: digest },
      { term: say('followUp.column.key'), text: signature?.key ?? say('fact.notCertified') },
      {
        term: say('staff.frozen.rests'),
        text:
          rests.length === 0
            ? say('staff.frozen.restsOnNone')
            : rests.map(rest => citedFileName(rest, say)).join(', '),
      },
      ...(replaces === null
        ? []
        : [
            { term: say('staff.frozen.corrects'), text: say('followUp.replaces', { ...replaces }) },
          ]),
    ],
  }
}
