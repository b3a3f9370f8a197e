import type { Dossier } from '../../follow-up/dossier-schema.ts'
import type { KnownWhen } from '../../follow-up/known-when.ts'
import { type Cell, matrixOf } from '../../follow-up/matrix.ts'
import { type CsvDialect, writeRows } from './write.ts'

/** One row for each recommendation and body that it is directed to, or that has spoken of it. */
export function followUpCsv(dossier: Dossier, on: KnownWhen, dialect: CsvDialect): string {
  const rows = dossier.audits.flatMap(audit =>
    matrixOf(audit, dossier, on).rows.flatMap(({ recommendation, cells }) =>
      cells
        .filter(cell => cell !== null)
        .map(
          cell =>
            [
              ['granskning', audit.id],
              ['rekommendation', recommendation.id],
              ['nummer', recommendation.number],
              ['organ', cell.body.id],
              ['riktad_till', addressed(cell)],
              ['stallningstagande', cell.decided?.position ?? ''],
              ['svar', cell.answer],
              ['forslag', cell.proposed.map(({ position }) => position ?? 'none').join(' ')],
              ['atgard', cell.actions.map(({ state }) => state).join(' ')],
              ['bedomning', cell.assessment?.judgement ?? ''],
              ['bedomning_i_ord', cell.assessment?.passage.text ?? ''],
              ['kallor', [...new Set(cell.references.map(({ source }) => source))].join(' ')],
            ] as const,
        ),
    ),
  )
  return writeRows(rows, dialect)
}

function addressed({ group }: Cell): string {
  if (group === undefined) return 'nej'
  return group === null ? 'ja' : group
}
