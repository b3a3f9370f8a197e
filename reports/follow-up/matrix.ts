import type { BodyId } from '../../surveys/body.ts'
import { addresseesOf, type Expanded } from './addressees.ts'
import type {
  Action,
  Assessment,
  Audit,
  Dossier,
  DossierBody,
  Recommendation,
  Reference,
  Statement,
} from './dossier-schema.ts'
import { isSurelyAfter, type KnownWhen } from './known-when.ts'

/** Recommendations against those that they are directed to: what is known in each place, and where it stands. */
export interface Matrix {
  readonly bodies: readonly DossierBody[]
  readonly rows: readonly MatrixRow[]
}

export interface MatrixRow {
  readonly recommendation: Recommendation
  /** One for each body of the matrix; `null`: the recommendation is not directed to it, and it has said nothing. */
  readonly cells: readonly (Cell | null)[]
}

/** What is known of one recommendation and one body. Position, action and judgement are three things. */
export interface Cell {
  readonly body: DossierBody
  /** The group that it was addressed in, or `null` by its name; `undefined`: not addressed, and spoke all the same. */
  readonly group: string | null | undefined
  /** What the committee itself has decided; the latest. `null`: nothing of that is known. */
  readonly decided: Statement | null
  /** What its administration or working committee has said or proposed: never the committee's position. */
  readonly proposed: readonly Statement[]
  /** In order of time. */
  readonly actions: readonly Action[]
  /** The auditors' latest; `null`: not judged. */
  readonly assessment: Assessment | null
  readonly answer: AnswerState
  /** Where all of it stands. */
  readonly references: readonly Reference[]
}

/** Whether an answer came; `unknown`: none is known, and no document says when it was due. */
export const ANSWER_STATES = ['answered', 'late', 'none', 'notDue', 'unknown'] as const
export type AnswerState = (typeof ANSWER_STATES)[number]

/**
 * The matrix of an audit's recommendations, as it was known on a day.
 *
 * @param on `2022-06-01`: what was due before, and has no answer, is missing.
 */
export function matrixOf(audit: Audit, dossier: Dossier, on: KnownWhen): Matrix {
  const ours = dossier.recommendations.filter(each => each.audit === audit.id)
  const entriesOf = entriesByRecommendation(dossier)
  const rows = ours.map(recommendation => ({
    recommendation,
    known: cellsOf({ recommendation, about: entriesOf(recommendation) }, dossier, on),
  }))
  const bodies = dossier.bodies.filter(({ id }) => rows.some(({ known }) => known.has(id)))
  return {
    bodies,
    rows: rows.map(({ recommendation, known }) => ({
      recommendation,
      cells: bodies.map(({ id }) => known.get(id) ?? null),
    })),
  }
}

function cellsOf(
  { recommendation, about }: { readonly recommendation: Recommendation; readonly about: Entries },
  dossier: Dossier,
  on: KnownWhen,
): ReadonlyMap<BodyId, Cell> {
  const addressees = addresseesOf(recommendation, dossier)
  const others = dossier.bodies.filter(
    body =>
      !addressees.some(each => each.body.id === body.id) &&
      about.statements.some(statement => statement.body === body.id),
  )
  const all: readonly { body: DossierBody; group: Expanded['group'] | undefined }[] = [
    ...addressees,
    ...others.map(body => ({ body, group: undefined })),
  ]
  return new Map(
    all.map(({ body, group }) => [
      body.id,
      { body, group, ...cellOf(body.id, about, { due: recommendation.due, on }) },
    ]),
  )
}

/** What is said of a recommendation, or of all of them. */
interface Entries {
  readonly statements: readonly Statement[]
  readonly actions: readonly Action[]
  readonly assessments: readonly Assessment[]
}

/** What is said of each recommendation, without what somebody has corrected since; sorted once, and asked for one by one. */
export function entriesByRecommendation(
  dossier: Entries,
): (recommendation: Pick<Recommendation, 'id'>) => Entries {
  const statements = byRecommendation(dossier.statements)
  const actions = byRecommendation(dossier.actions)
  const assessments = byRecommendation(dossier.assessments)
  return ({ id }) => ({
    statements: statements.get(id) ?? [],
    actions: actions.get(id) ?? [],
    assessments: assessments.get(id) ?? [],
  })
}

interface Entry {
  readonly id: string
  readonly recommendation: string | null
  readonly corrects?: string
}

function byRecommendation<T extends Entry>(
  entries: readonly T[],
): ReadonlyMap<string | null, readonly T[]> {
  const lists = new Map<string | null, T[]>()
  for (const entry of standing(entries)) {
    const list = lists.get(entry.recommendation)
    if (list === undefined) lists.set(entry.recommendation, [entry])
    else list.push(entry)
  }
  return lists
}

/** Those that none corrects. Nothing is overwritten: what was corrected stays in the dossier. */
export function standing<T extends { readonly id: string; readonly corrects?: string }>(
  entries: readonly T[],
): readonly T[] {
  const corrected = new Set(entries.map(({ corrects }) => corrects))
  return entries.filter(({ id }) => !corrected.has(id))
}

function cellOf(
  body: BodyId,
  entries: Entries,
  time: { readonly due: KnownWhen | null; readonly on: KnownWhen },
): Omit<Cell, 'body' | 'group'> {
  const statements = inTime(entries.statements.filter(each => each.body === body))
  const actions = inTime(entries.actions.filter(({ bodies }) => bodies.includes(body)))
  const assessments = inTime(entries.assessments.filter(({ bodies }) => bodies.includes(body)))
  const assessment = assessments.at(-1) ?? null
  const said = [...statements, ...actions, ...(assessment === null ? [] : [assessment])]
  return {
    decided: statements.filter(isPosition).at(-1) ?? null,
    proposed: statements.filter(statement => !isPosition(statement)),
    actions,
    assessment,
    answer: answerState(statements, time),
    references: said.map(({ passage }) => passage.reference),
  }
}

/** A committee's own decision. What its administration writes, or somebody proposes, is not. */
function isPosition({ speaker, isDecided }: Statement): boolean {
  return speaker === 'committee' && isDecided
}

function answerState(
  statements: readonly Statement[],
  { due, on }: { readonly due: KnownWhen | null; readonly on: KnownWhen },
): AnswerState {
  const answer = statements.find(isPosition)
  if (answer !== undefined) {
    const isLate = due !== null && answer.on !== null && isSurelyAfter(answer.on, due)
    return isLate ? 'late' : 'answered'
  }
  if (due === null) return 'unknown'
  return isSurelyAfter(on, due) ? 'none' : 'notDue'
}

/** What has no day comes first: nobody knows that it is the latest. */
export function inTime<T extends { readonly on: KnownWhen | null }>(
  entries: readonly T[],
): readonly T[] {
  return entries.toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : a.on === b.on ? 0 : 1))
}
