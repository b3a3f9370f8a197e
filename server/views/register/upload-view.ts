import type { Say } from '../../../reports/documents/document.ts'
import { formatCount } from '../../../reports/formats/swedish.ts'
import { fieldChanges } from '../../../surveys/association-event.ts'
import { REGISTER_FIELDS } from '../../../surveys/register-row.ts'
import type { TableFault } from '../../problems.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Upload, UploadColumns } from '../../services/register-upload.ts'
import type { UploadPreview } from '../../services/upload-service.ts'
import type { Job } from '../../store/job-store.ts'
import { endOf, progressOf } from '../jobs/job-words.ts'
import { type Visitor, workPage } from '../work-page.ts'

export interface UploadPlace {
  readonly visitor: Visitor
  readonly isSynthetic: boolean
  readonly upload: Upload
  readonly columns: UploadColumns
  /** What reads it in, or has; `null`: nobody has begun. */
  readonly job: Job | null
  /** `null`: its columns are not understood yet, or it is being read in, or it has been. */
  readonly preview: UploadPreview | null
  /** The register has changed since it was confirmed. */
  readonly isChanged: boolean
}

/** This much of a long list is shown; all of it is in the file. */
const MOST_SHOWN = 50
const LONGEST_SHOWN = 80

/** One file on its way in: what was found, what it would do, how far it has come, what it did. */
export function uploadView(place: UploadPlace, say: Say) {
  const { visitor, isSynthetic, upload, job, preview, isChanged } = place
  const { id, fileName, format, rows, isGarbled } = upload
  const title = say('upload.title', { name: fileName })
  const isOver = job?.state === 'done' || job?.state === 'running'
  return {
    ...workPage(title, { visitor, current: paths.register }, say),
    synthetic: isSynthetic,
    back: paths.registerImport,
    register: paths.register,
    heading: title,
    isChanged,
    isGarbled,
    facts: [
      { term: say('upload.format'), value: say(`format.${format}`) },
      { term: say('upload.rows'), value: formatCount(rows) },
    ],
    ...outcomeOf(place, say),
    columns: isOver ? null : columnForm(place, say),
    preview: preview === null ? null : previewOf(upload, preview, say),
    cancel: isOver ? null : pathTo.uploadCancel(id),
  }
}

/** How far it has come, and what became of it. */
function outcomeOf({ upload: { id }, job }: UploadPlace, say: Say) {
  if (job === null) return NOT_BEGUN
  if (job.state === 'running') {
    return { ...NOT_BEGUN, progress: progressOf(job, say), stop: pathTo.jobCancel(job.id) }
  }
  if (job.state !== 'done') return { ...NOT_BEGUN, failure: endOf(job, say) }
  const isSetAside = (job.counts['setAside'] ?? 0) > 0
  const leftOut = isSetAside ? setAsideLink(id, say) : null
  return { ...NOT_BEGUN, result: endOf(job, say), leftOut }
}

const NOT_BEGUN = {
  progress: null,
  stop: null,
  result: null,
  leftOut: null,
  failure: null,
} as const

function setAsideLink(id: string, say: Say) {
  return { href: pathTo.uploadSetAside(id), text: say('upload.setAsideFile') }
}

/** Which column holds what: to be chosen where the headers do not say it. */
function columnForm({ upload, columns }: UploadPlace, say: Say) {
  const { choices, missing, repeated, isComplete } = columns
  const problems = [
    ...missing.map(field => say('upload.missing', { field: say(`registerField.${field}`) })),
    ...repeated.map(field => say('upload.repeated', { field: say(`registerField.${field}`) })),
  ]
  return {
    action: pathTo.uploadColumns(upload.id),
    isComplete,
    problems,
    fields: upload.columns.map((column, index) => ({
      id: columnField(index),
      label: column,
      help: null,
      error: null,
      describedBy: null,
      empty: choices.has(column) ? null : say('upload.chooseColumn'),
      choices: [
        ...REGISTER_FIELDS.map(field => ({
          value: field as string,
          text: say(`registerField.${field}`),
          selected: choices.get(column) === field,
        })),
        {
          value: NOT_READ,
          text: say('upload.notRead'),
          selected: choices.get(column) === null,
        },
      ],
    })),
  }
}

export const NOT_READ = 'nej'

/** By place: a header can be anything. */
export function columnField(index: number): string {
  return `kolumn-${index + 1}`
}

function previewOf({ id }: Upload, { plan, table, number }: UploadPreview, say: Say) {
  const { added, changed, unchanged, absent, faults, faultyRows, twins } = plan
  const counts = { added: added.length, changed: changed.length, unchanged }
  const isNothing = added.length + changed.length === 0
  return {
    action: pathTo.uploadStart(id),
    number,
    summary: say('upload.summary', { ...counts, rows: table.rows.length }),
    absent: absent === 0 ? null : say('upload.absent', { count: absent }),
    faulty: faultyRows.size === 0 ? null : say('upload.faulty', { count: faultyRows.size }),
    faults: faults.slice(0, MOST_SHOWN).map(fault => faultRow(fault, say)),
    moreFaults: more(faults.length, say),
    setAside: setAsideLink(id, say),
    twins: twins.slice(0, MOST_SHOWN).map(twin => ({
      row: formatCount(twin.number),
      name: cut(twin.name),
      other: cut(twin.other),
    })),
    moreTwins: more(twins.length, say),
    changes: changed.slice(0, MOST_SHOWN).map(({ was, becomes }) => ({
      name: cut(was.name),
      fields: fieldChanges(was, becomes)
        .map(({ field }) => say(`registerField.${field}`))
        .join(', '),
    })),
    moreChanges: more(changed.length, say),
    button: isNothing ? null : say(faults.length === 0 ? 'upload.start' : 'upload.startRest'),
    nothing: isNothing ? say('upload.nothing') : null,
    isWhole: faults.length === 0,
  }
}

function more(count: number, say: Say): string | null {
  return count <= MOST_SHOWN ? null : say('upload.more', { count: count - MOST_SHOWN })
}

function faultRow({ row, column, code, values }: TableFault, say: Say) {
  const cutValues = Object.entries(values).map(
    ([name, value]) => [name, typeof value === 'string' ? cut(value, 400) : value] as const,
  )
  return {
    row: formatCount(row),
    column: cut(column),
    what: say(`tableFault.${code}`, Object.fromEntries(cutValues)),
  }
}

function cut(text: string, longest = LONGEST_SHOWN): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`
}
