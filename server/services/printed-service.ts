import { findingsOf } from '../../reports/printed/findings.ts'
import type {
  PrintedChange,
  PrintedId,
  PrintedQuestion,
  PrintedResult,
} from '../../reports/printed/printed-result.ts'
import { readQuestion, type TypedQuestion } from '../../reports/printed/read-question.ts'
import { readSource, type TypedSource } from '../../reports/printed/read-source.ts'
import { isLine, type TypedFault } from '../../reports/printed/typed-fault.ts'
import { freeSlug } from '../../surveys/editing/free-slug.ts'
import type { Instant } from '../../surveys/instant.ts'
import { Problem } from '../problems.ts'
import type { PrintedStore } from '../store/printed-store.ts'
import type { ActLog } from './act-log.ts'
import { LONGEST_REASON } from './reason.ts'
import type { ByWhom } from './user-service.ts'

/** Whoever changes a printed result: for the log, and by the name that stands beside what they say. */
export interface PrintedWriter {
  readonly origin: ByWhom
  readonly name: string
}

export type PrintedOutcome =
  | { readonly kind: 'done'; readonly printed: PrintedResult }
  | { readonly kind: 'faulty'; readonly faults: readonly TypedFault[] }
  /** Somebody else has changed it since the page was shown. */
  | { readonly kind: 'stale'; readonly printed: PrintedResult }

/** A printed result as whoever changes it saw it. */
export interface SeenPrinted {
  readonly id: PrintedId
  readonly revision: number
}

/** Earlier results that are known only in print, typed in with their source. */
export interface PrintedService {
  /** The latest revision of each, in the order of their ids. */
  list(): Promise<readonly PrintedResult[]>
  /** @throws Problem 'printed/unknown'. */
  get(id: PrintedId): Promise<PrintedResult>
  /** Every revision, the first first. @throws Problem 'printed/unknown'. */
  listRevisions(id: PrintedId): Promise<readonly PrintedResult[]>
  add(typed: TypedSource, isSynthetic: boolean, by: PrintedWriter): Promise<PrintedOutcome>
  changeSource(seen: SeenPrinted, typed: TypedSource, by: PrintedWriter): Promise<PrintedOutcome>
  /** @param was The number of the question that is changed; `null`: it is a new one. */
  saveQuestion(
    seen: SeenPrinted,
    { was, typed }: { readonly was: string | null; readonly typed: TypedQuestion },
    by: PrintedWriter,
  ): Promise<PrintedOutcome>
  removeQuestion(seen: SeenPrinted, number: string, by: PrintedWriter): Promise<PrintedOutcome>
  /** Lets a figure stand that cannot be, with a reason. @throws Problem 'printed/noFinding'. */
  acknowledge(
    seen: SeenPrinted,
    told: { readonly finding: string; readonly reason: string },
    by: PrintedWriter,
  ): Promise<PrintedOutcome>
  /** One more revision of what there is, if nobody was first. */
  revise(changing: Changing): Promise<PrintedOutcome>
}

/** What is to be changed, and who changes it. */
export interface Changing {
  readonly seen: SeenPrinted
  readonly change: PrintedChange
  readonly by: PrintedWriter
  /** What becomes of it; faults where it cannot be so. */
  readonly to: (printed: PrintedResult) => PrintedResult | readonly TypedFault[]
}

export interface PrintedServiceDeps {
  readonly store: PrintedStore
  readonly acts: ActLog
  readonly now: () => Instant
}

export function createPrintedService(deps: PrintedServiceDeps): PrintedService {
  const { store } = deps
  const get = async (id: PrintedId) => found(await store.findPrinted(id), id)
  const revise = (changing: Changing) => reviseWith(changing, get, deps)
  return {
    list: () => store.listPrinted(),
    get,
    revise,
    async listRevisions(id) {
      await get(id)
      return store.listPrintedRevisions(id)
    },
    add: (typed, isSynthetic, by) => addPrinted({ typed, isSynthetic, by }, deps),
    changeSource: (seen, typed, by) =>
      revise({ seen, by, change: 'source', to: printed => withSource(printed, typed) }),
    saveQuestion: (seen, { was, typed }, by) =>
      revise({ seen, by, change: 'question', to: printed => withQuestion(printed, was, typed) }),
    removeQuestion: (seen, number, by) =>
      revise({
        seen,
        by,
        change: 'questionRemoved',
        to: printed => withQuestions(printed, others(printed, number)),
      }),
    acknowledge: (seen, told, by) =>
      revise({
        seen,
        by,
        change: 'acknowledged',
        to: printed => withAcknowledged(printed, { ...told, by: by.name, at: deps.now() }),
      }),
  }
}

function found(printed: PrintedResult | null, id: PrintedId): PrintedResult {
  if (printed === null) throw new Problem('printed/unknown', { printed: id })
  return printed
}

async function reviseWith(
  { seen, change, by, to }: Changing,
  get: PrintedService['get'],
  { store, acts, now }: PrintedServiceDeps,
): Promise<PrintedOutcome> {
  const known = await get(seen.id)
  if (known.revision !== seen.revision) return { kind: 'stale', printed: known }
  const becomes = to(known)
  if (!('id' in becomes)) return { kind: 'faulty', faults: becomes }
  const saved = { at: now(), by: by.name, change }
  const printed = { ...becomes, revision: known.revision + 1, saved }
  const act = { ...by.origin, act: 'printed.changed', object: known.id, detail: change } as const
  const outcome = await acts.record(act, () => store.insertPrinted(printed))
  if (outcome === 'exists') return { kind: 'stale', printed: await get(seen.id) }
  return { kind: 'done', printed }
}

async function addPrinted(
  {
    typed,
    isSynthetic,
    by,
  }: { readonly typed: TypedSource; readonly isSynthetic: boolean; readonly by: PrintedWriter },
  { store, acts, now }: PrintedServiceDeps,
): Promise<PrintedOutcome> {
  const read = readSource(typed)
  if (read.kind === 'faulty') return read
  const taken = (await store.listPrinted()).map(({ id }) => id)
  const source = read.value
  const printed: PrintedResult = {
    id: freeSlug(`${source.document}-${source.year}`, 'tryckt', taken),
    revision: 1,
    synthetic: isSynthetic,
    source,
    questions: [],
    acknowledged: [],
    pairs: [],
    saved: { at: now(), by: by.name, change: 'added' },
  }
  const act = { ...by.origin, act: 'printed.added', object: printed.id } as const
  const outcome = await acts.record(act, () => store.insertPrinted(printed))
  // Somebody took the name in the meantime: then another one is free.
  return outcome === 'stored'
    ? { kind: 'done', printed }
    : addPrinted({ typed, isSynthetic, by }, { store, acts, now })
}

function withSource(printed: PrintedResult, typed: TypedSource) {
  const read = readSource(typed)
  return read.kind === 'faulty' ? read.faults : { ...printed, source: read.value }
}

function withQuestion(printed: PrintedResult, was: string | null, typed: TypedQuestion) {
  const read = readQuestion(typed)
  if (read.kind === 'faulty') return read.faults
  const question = read.value
  const rest = was === null ? printed.questions : others(printed, was)
  if (rest.some(({ number }) => number === question.number)) {
    return [{ field: 'number', code: 'takenNumber', values: { number: question.number } }]
  }
  const questions =
    was === null
      ? [...printed.questions, question]
      : printed.questions.map(each => (each.number === was ? question : each))
  return withQuestions(printed, questions, renaming(was, question.number))
}

const renaming = (was: string | null, is: string) => (number: string) =>
  number === was ? is : number

function others({ questions }: PrintedResult, number: string): readonly PrintedQuestion[] {
  return questions.filter(each => each.number !== number)
}

/** What has been said of questions that are not there any more goes with them; the revisions before keep it. */
function withQuestions(
  printed: PrintedResult,
  questions: readonly PrintedQuestion[],
  nameOf: (number: string) => string = number => number,
): PrintedResult {
  const pairs = printed.pairs.map(pair => ({ ...pair, question: nameOf(pair.question) }))
  const isThere = (name: string) => questions.some(({ number }) => number === name)
  return { ...printed, questions, pairs: pairs.filter(({ question }) => isThere(question)) }
}

function withAcknowledged(
  printed: PrintedResult,
  told: PrintedResult['acknowledged'][number],
): PrintedResult | readonly TypedFault[] {
  if (!findingsOf(printed).some(({ id }) => id === told.finding)) {
    throw new Problem('printed/noFinding', { printed: printed.id })
  }
  if (!isLine(told.reason, LONGEST_REASON)) {
    return [{ field: 'reason', code: 'reason', values: { most: LONGEST_REASON } }]
  }
  const before = printed.acknowledged.filter(({ finding }) => finding !== told.finding)
  return { ...printed, acknowledged: [...before, told] }
}
