import type { Say } from '../../../reports/documents/document.ts'
import type { ImportOutcome, ListedFile } from '../../services/result-import-service.ts'
import type { ImportedFile } from '../../store/import-store.ts'

/** "Resultatet av samverkan-2022", "Rättelse 1 av …", "Jämförelsen av … med …". */
export function fileName({ kind, rounds, place }: ImportedFile, say: Say): string {
  const [first = '', second = ''] = rounds
  const number = Number(kind === 'result' ? place.split(' ').at(-1) : 0)
  return say(`imported.name.${kind}`, { first, second, number })
}

/** What there is to know of a file, a sentence each. */
export function noteTexts({ notes }: Pick<ListedFile, 'notes'>, say: Say): readonly string[] {
  return notes.map(({ code, values }) => say(`imported.note.${code}`, values))
}

/** What an import came to, for a terminal: a line for the file, and one for each thing to know of it. */
export function importLines({ file, notes, outcome }: ImportOutcome, say: Say): readonly string[] {
  const { digest, signature } = file
  const key = signature?.key ?? 'none'
  const told = say(`imported.${outcome}`, { name: fileName(file, say), digest, key })
  return [told, ...noteTexts({ notes }, say).map(text => `  ${text}`)]
}
