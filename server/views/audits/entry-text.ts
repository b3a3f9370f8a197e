import type { Say } from '../../../reports/documents/document.ts'
import type { PartName } from '../../../reports/follow-up/additions.ts'
import type { FiledDossier } from '../../services/dossier-service.ts'
import { type EntryField, type EntryKind, isRows } from './entry-kinds.ts'
import { labelOf } from './entry-labels.ts'
import { optionsOf } from './entry-options.ts'
import { fieldId, fieldsOfRow, filledFrom, rowsIn } from './entry-value.ts'

interface Described {
  readonly list: PartName['list']
  readonly filed: FiledDossier
  readonly say: Say
}

/** Everything in a value that is filled in, in words, as its form has it. */
export function describedFields(kind: EntryKind, value: unknown, described: Described) {
  const filled = filledFrom(kind, value)
  const fields = kind.flatMap(each =>
    isRows(each)
      ? Array.from({ length: rowsIn(each, filled) }, (_, row) => fieldsOfRow(each, row)).flat()
      : [each],
  )
  return fields.flatMap(field => {
    const texts = filled.get(fieldId(field)) ?? []
    if (texts.length === 0) return []
    const term = labelOf({ ...field, isOptional: false }, described.list, described.say)
    return [{ term, text: texts.map(text => textOf(field, text, described)).join(', ') }]
  })
}

function textOf(field: EntryField, text: string, { filed, say }: Described): string {
  if (field.options === null) return text
  const option = optionsOf(field.options, filed.dossier, say).find(({ value }) => value === text)
  return option?.text ?? text
}
