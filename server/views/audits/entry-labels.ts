import type { Say } from '../../../reports/documents/document.ts'
import type { PartName } from '../../../reports/follow-up/additions.ts'
import type { EntryField } from './entry-kinds.ts'

/** What helps to fill a field in, where anything does. */
export function helpOf(field: EntryField, say: Say): { readonly help?: string } {
  return field.hasHelp ? { help: say(`staff.audit.help.${keyOf(field)}`) } : {}
}

/** What a field is called: the same in a passage wherever it stands. */
export function labelOf(field: EntryField, list: PartName['list'], say: Say): string {
  const label = say(`staff.audit.field.${labelKey(field, list)}`)
  return field.isOptional ? say('staff.audit.optional', { label }) : label
}

const OF_ITS_OWN: Readonly<Record<string, string>> = {
  'sources.title': 'document',
  'sources.kind': 'documentKind',
  'sources.on': 'documentDay',
  'assessments.by': 'judge',
  'outcomeLinks.by': 'linkedBy',
  'claimLinks.by': 'linkedBy',
  'bodies.kind': 'bodyKind',
  'recommendations.audit': 'givenIn',
}

function labelKey(field: EntryField, list: PartName['list']): string {
  const key = keyOf(field)
  const row = field.path.startsWith('lineage.') ? 'lineage.' : ''
  const isInRow = /\.\d+\.|^withdrawn\./.test(field.path)
  return row !== '' ? row + key : ((isInRow ? undefined : OF_ITS_OWN[`${list}.${key}`]) ?? key)
}

/** The last of its path: `text`, `source`. */
function keyOf({ path }: EntryField): string {
  return path.split('.').at(-1) ?? path
}
