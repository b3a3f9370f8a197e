import type { Say } from '../../../reports/documents/document.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import type { User } from '../../accounts/user.ts'
import { paths, pathTo } from '../../paths.ts'
import type { ListedFile } from '../../services/result-import-service.ts'
import type { AcceptedKey, ImportedFile } from '../../store/import-store.ts'
import { errorList, NOTHING_TYPED, textField, type Typed } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { fileName, noteTexts } from './import-words.ts'

/** What the fields are called in the forms. */
export const FILE_FIELD = 'fil'
export const DIGEST_FIELD = 'kontrollsumma'
export const KEY_FIELDS = {
  text: 'oppen-nyckel',
  fingerprint: 'fingeravtryck',
  reason: 'skal',
} as const

export interface ImportedPlace {
  readonly visitor: Visitor
  readonly files: readonly (ListedFile & { readonly isSound: boolean })[]
  readonly keys: readonly AcceptedKey[]
  readonly users: readonly User[]
  readonly typed: Typed
  /** Sentences of what was just done. */
  readonly done: readonly string[]
}

/** "Inlästa filer": what others have certified, and the keys that are believed here. */
export function importedView(place: ImportedPlace, say: Say) {
  const { visitor, files, keys, typed, done } = place
  const errors = errorList(typed)
  const title = say(errors.length === 0 ? 'imported.title' : 'imported.titleFaulty')
  return {
    ...workPage(title, { visitor, current: paths.imported }, say),
    synthetic: files.some(({ file }) => isSynthetic(file)),
    done,
    errors,
    action: paths.imported,
    keyAction: paths.acceptedKeys,
    check: paths.checkFile,
    rounds: paths.rounds,
    comparisons: paths.comparisons,
    files: files.map(listed => fileRow(listed, place, say)),
    keys: keys.map(key => ({
      fingerprint: key.fingerprint,
      reason: key.reason,
      told: toldOf([key.acceptedAt, key.acceptedBy], place, say),
    })),
    keyText: { ...keyField('text', typed, say), rows: 4 },
    keyFields: [keyField('fingerprint', typed, say), keyField('reason', typed, say)],
  }
}

function isSynthetic({ text }: ImportedFile): boolean {
  return (JSON.parse(text) as { readonly synthetic: boolean }).synthetic
}

function fileRow(
  { file, notes, isSound }: ImportedPlace['files'][number],
  place: ImportedPlace,
  say: Say,
) {
  const [first = ''] = file.rounds
  const holds = file.kind === 'result' && !notes.some(({ code }) => code === 'corrected')
  const key = file.signature?.key
  const sound = key === undefined ? say('imported.soundUnsigned') : say('imported.sound', { key })
  return {
    name: fileName(file, say),
    href: hrefOf(file),
    onePage: holds ? pathTo.onePage(first) : null,
    digest: file.digest,
    state: isSound ? sound : say('imported.unsound'),
    told: toldOf([file.importedAt, file.importedBy], place, say),
    notes: noteTexts({ notes }, say),
  }
}

function hrefOf({ kind, rounds, place }: ImportedFile): string {
  const [first = '', second = ''] = rounds
  if (kind === 'comparison') return pathTo.comparison(first, second)
  if (kind === 'supplement') return pathTo.result(first)
  return pathTo.resultVersion(first, Number(place.split(' ').at(-1)))
}

/** When something was done, and by whom as the log has it. */
function toldOf(
  [at, by]: readonly [at: string, by: string],
  { users }: ImportedPlace,
  say: Say,
): string {
  const who = users.find(({ id }) => id === by)?.name ?? by
  return say('imported.at', { at: formatMoment(at), by: who })
}

function keyField(name: keyof typeof KEY_FIELDS, typed: Typed, say: Say) {
  const word = name === 'text' ? 'key' : name
  const kind = {
    id: KEY_FIELDS[name],
    label: say(`imported.field.${word}`),
    help: say(`imported.field.${word}Help`),
    autocomplete: 'off',
  }
  return textField(kind, typed)
}

/** How a file that somebody has sent stands, in a sentence; none was sent: `null`. */
export interface CheckPlace {
  readonly visitor: Visitor
  readonly outcome: { readonly isSound: boolean; readonly lines: readonly string[] } | null
  readonly error: string | null
  /** What anybody can run, without the program. */
  readonly lines: string
}

/** "Så kontrollerar du": a form that checks a file, and how it is done without this program. */
export function checkView({ visitor, outcome, error, lines }: CheckPlace, say: Say) {
  const typed = error === null ? NOTHING_TYPED : { values: {}, errors: { [FILE_FIELD]: error } }
  const title = say(error === null ? 'imported.check.title' : 'imported.check.titleFaulty')
  return {
    ...workPage(title, { visitor, current: paths.checkFile }, say),
    action: paths.checkFile,
    ownKeys: paths.ownKeys,
    outcome,
    errors: errorList(typed),
    lines,
  }
}
