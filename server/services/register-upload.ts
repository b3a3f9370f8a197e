import type { Instant } from '../../surveys/instant.ts'
import type { RegisterField } from '../../surveys/register-row.ts'
import type { UserId } from '../accounts/user.ts'
import type { FoundRecords } from '../files/read-records.ts'
import { Problem } from '../problems.ts'
import type { UploadStore } from '../store/upload-store.ts'
import {
  type ColumnMapping,
  REASON_COLUMN,
  recogniseColumns,
  REQUIRED_FIELDS,
} from './register-columns.ts'

/** Which column holds which field; `null`: it is not read in. */
export type ColumnChoices = Readonly<Record<string, RegisterField | null>>

/** A register file that somebody has sent. */
export interface Upload {
  readonly id: string
  readonly at: Instant
  readonly userId: UserId
  readonly fileName: string
  readonly format: FoundRecords['format']
  readonly isGarbled: boolean
  readonly columns: readonly string[]
  readonly rows: number
  /** `null`: what the headers say by themselves. */
  readonly choices: ColumnChoices | null
  /** The latest job that was begun with it. */
  readonly jobId: string | null
}

/** What the columns of a file are taken for, and what is missing before it can be read. */
export interface UploadColumns {
  /** Left out: nobody has said what the column is. */
  readonly choices: ReadonlyMap<string, RegisterField | null>
  readonly missing: readonly RegisterField[]
  /** Fields that two columns have been said to hold. */
  readonly repeated: readonly RegisterField[]
  readonly isComplete: boolean
}

export function columnsOf({ columns, choices }: Upload): UploadColumns {
  const known = new Map(choices === null ? recognised(columns) : Object.entries(choices))
  const chosen = [...known.values()].filter(field => field !== null)
  const missing = REQUIRED_FIELDS.filter(field => !chosen.includes(field))
  const repeated = [...new Set(chosen.filter((field, at) => chosen.indexOf(field) < at))]
  const isSaid = columns.every(column => known.has(column))
  const isComplete = isSaid && missing.length === 0 && repeated.length === 0
  return { choices: known, missing, repeated, isComplete }
}

/** A second column of a field is not said to be anything: somebody has to choose. */
function recognised(
  columns: readonly string[],
): readonly (readonly [string, RegisterField | null])[] {
  const { mapping } = recogniseColumns(columns)
  return [[REASON_COLUMN, null], ...[...mapping].map(([field, column]) => [column, field] as const)]
}

/** The columns as an import wants them. */
export function mappingOf(upload: Upload): ColumnMapping {
  const { choices } = columnsOf(upload)
  return new Map(
    [...choices].flatMap(([column, field]) => (field === null ? [] : [[field, column] as const])),
  )
}

export interface UploadRecords {
  insert(upload: Upload, text: string): Promise<void>
  /** Only of the one who sent it. @throws Problem 'upload/unknown'. */
  get(id: string, userId: UserId): Promise<Upload>
  /** @throws Problem 'upload/unknown'. */
  text(id: string): Promise<string>
  save(upload: Upload): Promise<void>
}

/** Uploads as the store keeps them. */
export function createUploadRecords(store: UploadStore): UploadRecords {
  const toStored = (upload: Upload) => {
    const { id, at } = upload
    return { id, at, doc: JSON.stringify(upload) }
  }
  return {
    insert: (upload, text) => store.insertUpload(toStored(upload), text),
    async get(id, userId) {
      const found = await store.findUpload(id)
      const upload = found === null ? null : (JSON.parse(found.doc) as Upload)
      // Other files on their way in stand in the same place.
      const isRegister = upload !== null && 'columns' in upload
      if (!isRegister || upload.userId !== userId) throw new Problem('upload/unknown')
      return upload
    },
    async text(id) {
      const text = await store.readUpload(id)
      if (text === null) throw new Problem('upload/unknown')
      return text
    },
    save: upload => store.saveUpload(toStored(upload)),
  }
}
