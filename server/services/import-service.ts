import type { AnswerIssue } from '../../surveys/answering/read-answers.ts'
import { readResponse } from '../../surveys/answering/read-response.ts'
import type { Invitation } from '../../surveys/invitation.ts'
import { readOrgNumber } from '../../surveys/organisation-number.ts'
import type { Question } from '../../surveys/questions/question.ts'
import { isSubmitted, type ResponseKey } from '../../surveys/response.ts'
import { type FrameEntry, type Round, type RoundId, roundPhase } from '../../surveys/round.ts'
import { questionsOf, type Survey } from '../../surveys/survey.ts'
import type { Table, TableRow } from '../files/read-table.ts'
import type { LinkKey } from '../keys/link-key.ts'
import { Problem, type TableFault } from '../problems.ts'
import type { Submitting } from '../store/response-store.ts'
import type { AccessDeps } from './answer-access.ts'
import { checkLateness, withLateNote } from './late-answers.ts'
import type { RoundService } from './round-service.ts'
import { markOf, toResponse } from './submit-answer.ts'

/** What an import did. */
export interface ImportedResponses {
  readonly count: number
  /** How many of them replaced a draft that the association had not sent in. */
  readonly replacedDrafts: number
  /** How many answers were left out, because the form would not have shown their questions. */
  readonly notAsked: number
}

export interface ImportService {
  /**
   * Takes answers that were collected elsewhere, through the same checks as the form: all of them, or none.
   *
   * @param lateReason Why answers are admitted to a round under review, told in the report; `null` for a
   *   round that takes answers.
   * @param progress Called with the number of rows that are checked.
   * @throws Problem 'responses/faulty' with each fault; then nothing was imported.
   */
  importResponses(
    roundId: RoundId,
    table: Table,
    options: { readonly lateReason: string | null; readonly progress: (rows: number) => void },
  ): Promise<ImportedResponses>
}

/** Columns that name the association: its own id, or its organisation number. */
const ID_COLUMN = 'id'
const ORG_NUMBER_COLUMN = 'organisationsnummer'
/** Between the codes of a question with several answers. */
const CODE_SEPARATOR = '|'

export function createImportService(
  deps: AccessDeps & { readonly rounds: RoundService },
): ImportService {
  const { store, surveys, keys, rounds, now } = deps
  return {
    async importResponses(roundId, table, { lateReason, progress }) {
      const round = await rounds.getRound(roundId)
      checkLateness(round, roundPhase(round, now()), lateReason)
      const { survey } = await surveys.getSurvey(round.survey)
      checkColumns(table, questionsOf(survey))
      const reader = createRowReader({
        round,
        survey,
        linkKey: await keys.linkKeyOf(round),
        invitations: await store.listInvitations(roundId),
        frame: await store.listFrame(roundId),
        deps,
      })
      const { submittings, notAsked } = await readRows(table, reader, progress)
      const count = submittings.length
      const changed =
        lateReason === null ? null : withLateNote(round, { reason: lateReason, count, at: now() })
      const outcome = await store.importResponses(submittings, changed)
      if (outcome !== 'stored') throw new Problem('round/changedMeanwhile', { round: roundId })
      const replaced = submittings.filter(({ response }) => response.revision > 1)
      return { count, replacedDrafts: replaced.length, notAsked }
    },
  }
}

/** Every row, or every fault in them. @throws Problem 'responses/faulty'. */
async function readRows(
  table: Table,
  reader: (row: TableRow) => Promise<RowReading>,
  progress: (rows: number) => void,
): Promise<{ readonly submittings: readonly Submitting[]; readonly notAsked: number }> {
  const submittings: Submitting[] = []
  const faults: TableFault[] = []
  let notAsked = 0
  for (const [index, row] of table.rows.entries()) {
    const read = await reader(row)
    if ('faults' in read) faults.push(...read.faults)
    else {
      submittings.push(read.submitting)
      notAsked += read.notAsked
    }
    progress(index + 1)
  }
  if (submittings.length + faults.length === 0) faults.push(NO_ROWS)
  if (faults.length > 0) throw new Problem('responses/faulty', { count: faults.length }, { faults })
  return { submittings, notAsked }
}

const NO_ROWS: TableFault = { row: 1, column: '–', code: 'noRows', values: {} }

function checkColumns({ columns }: Table, questions: readonly Question[]): void {
  const known = new Set([ID_COLUMN, ORG_NUMBER_COLUMN, ...questions.map(({ id }) => id)])
  const faults: TableFault[] = columns
    .filter(column => !known.has(column))
    .map(column => ({ row: 1, column, code: 'unknownQuestionColumn', values: {} }))
  if (!columns.includes(ID_COLUMN) && !columns.includes(ORG_NUMBER_COLUMN)) {
    faults.push({ row: 1, column: ID_COLUMN, code: 'missingColumn', values: {} })
  }
  if (faults.length > 0) throw new Problem('responses/faulty', { count: faults.length }, { faults })
}

interface RowContext {
  readonly round: Round
  readonly survey: Survey
  readonly linkKey: LinkKey
  readonly invitations: readonly Invitation[]
  readonly frame: readonly FrameEntry[]
  readonly deps: AccessDeps
}

type RowReading =
  | { readonly submitting: Submitting; readonly notAsked: number }
  | { readonly faults: readonly TableFault[] }

/** Reads rows one by one and remembers whom they were from: an association answers once. */
function createRowReader(context: RowContext): (row: TableRow) => Promise<RowReading> {
  const { round, linkKey, deps } = context
  const findInvited = createInvitedFinder(context)
  const rowOf = new Map<string, number>()

  return async row => {
    const found = findInvited(row)
    const { column } = found
    const refused = (code: string, values: TableFault['values'] = {}) => ({
      faults: [{ row: row.number, column, code, values }],
    })
    if ('code' in found) return refused(found.code)
    const { invited } = found
    const { associationId } = invited.association
    const earlier = rowOf.get(associationId)
    if (earlier !== undefined) return refused('repeatedInFile', { row: earlier })
    rowOf.set(associationId, row.number)
    const responseKey = linkKey.responseKey(associationId)
    const stored = await deps.store.findResponse(round.id, responseKey)
    if (stored !== null && isSubmitted(stored)) return refused('alreadyAnswered')
    return readRow(row, { ...context, ...invited, responseKey, revision: stored?.revision ?? 0 })
  }
}

interface Invited {
  readonly association: FrameEntry
  readonly invitation: Invitation
}

type Found =
  | { readonly column: string; readonly invited: Invited }
  | { readonly column: string; readonly code: string }

/** Finds whom a row is from: by its own id, by organisation number, or by both when they agree. */
function createInvitedFinder({ frame, invitations }: RowContext): (row: TableRow) => Found {
  const byId = new Map(frame.map(entry => [entry.associationId, entry]))
  const byOrgNumber = new Map(
    frame.flatMap(entry => (entry.orgNumber === null ? [] : [[entry.orgNumber, entry]])),
  )
  const invitationOf = new Map(invitations.map(each => [each.associationId, each]))

  return ({ cells }) => {
    const { column, id, orgNumber } = named(cells)
    const association = id === '' ? byOrgNumber.get(orgNumber) : byId.get(id)
    const invitation = invitationOf.get(association?.associationId ?? '')
    if (association === undefined || invitation === undefined) {
      return { column, code: 'unknownAssociation' }
    }
    const isAnother = orgNumber !== '' && orgNumber !== association.orgNumber
    if (isAnother) return { column: ORG_NUMBER_COLUMN, code: 'anotherAssociation' }
    return { column, invited: { association, invitation } }
  }
}

/** How a row names its association, and by which column it is to be told. */
function named(cells: TableRow['cells']) {
  const id = cells.get(ID_COLUMN) ?? ''
  const orgNumber = orgNumberOf(cells.get(ORG_NUMBER_COLUMN) ?? '')
  const isById = id !== '' || !cells.has(ORG_NUMBER_COLUMN)
  return { id, orgNumber, column: isById ? ID_COLUMN : ORG_NUMBER_COLUMN }
}

function orgNumberOf(written: string): string {
  const read = readOrgNumber(written)
  return read.kind === 'valid' ? read.orgNumber : written
}

/** The answers of one row, through the same checks as the form; nobody can be asked if they are right. */
function readRow(
  { number, cells }: TableRow,
  {
    survey,
    deps,
    revision,
    ...access
  }: RowContext & Invited & { readonly responseKey: ResponseKey; readonly revision: number },
): RowReading {
  const read = readResponse(survey, enteredCells(cells, questionsOf(survey)))
  const { answers, issues, dropped } = read
  if (issues.length > 0) return { faults: issues.map(issue => toFault(issue, number)) }
  const submissionId = deps.randomBytes(16).toString('base64url')
  const submission = { answers, submissionId, revision, mode: 'import' } as const
  const response = toResponse({ ...access, walkIn: null }, submission, deps)
  return {
    submitting: { response, mark: markOf(access.round, access.invitation, deps.now()) },
    notAsked: dropped.length,
  }
}

function enteredCells(cells: TableRow['cells'], questions: readonly Question[]) {
  return new Map(
    questions.map(({ id, type }) => {
      const cell = cells.get(id) ?? ''
      return [id, type === 'multipleChoice' ? cell.split(CODE_SEPARATOR) : [cell]]
    }),
  )
}

/** Faults in a file are told to staff, in Swedish. */
function toFault({ questionId, code, values }: AnswerIssue, row: number): TableFault {
  const told = Object.entries(values).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'object' ? value.sv : value,
  ])
  return { row, column: questionId, code: `answer.${code}`, values: Object.fromEntries(told) }
}
