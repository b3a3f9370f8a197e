import type { AssociationId } from '../../surveys/association.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { CodedQuestion } from '../../reports/free-text/count-codes.ts'
import type { CodesChange, CodesOutcome } from '../../surveys/free-text/change-codes.ts'
import type {
  CodingChange,
  CodingOutcome,
  SeenComment,
} from '../../surveys/free-text/code-comment.ts'
import { type CodingBook, emptyBook } from '../../surveys/free-text/coding-book.ts'
import type { Comment, CommentId } from '../../surveys/free-text/comment.ts'
import { type TextQuestion, textQuestionsOf } from '../../surveys/free-text/text-questions.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Round, RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { isReadable, readCoded, requireReadable } from './read-comments.ts'
import type { RoundService } from './round-service.ts'
import type { SurveyService } from './survey-service.ts'
import { getOpened } from './tally-service.ts'
import { updateBook } from './update-book.ts'

/** The questions of a round that are answered in free text. */
export interface FreeTextOverview {
  readonly round: Round
  readonly questions: readonly TextQuestion[]
  /** What was written to each; `null` while answers are taken. */
  readonly coded: readonly CodedQuestion[] | null
}

export interface QuestionPlace {
  readonly round: Round
  readonly question: CodedQuestion
  /** The names of those who wrote, where that is what was promised; empty everywhere else. */
  readonly names: ReadonlyMap<AssociationId, string>
}

/** The codes of a question. They can be made before there is anything to read. */
export interface FramePlace {
  readonly round: Round
  readonly question: TextQuestion
  readonly book: CodingBook
  /** Other questions and rounds that have codes, the latest round first. */
  readonly others: readonly CodingBook[]
}

/** Which comment somebody has decided about, and what they saw. */
export interface SeenMark {
  readonly commentId: CommentId
  readonly revision: number
  readonly digest: string
}

type Place = readonly [roundId: RoundId, questionId: string]

export interface FreeTextService {
  /** @throws Problem 'round/unknown' or 'round/notOpened'. */
  overview(roundId: RoundId): Promise<FreeTextOverview>
  /** @throws Problem 'freeText/notYet', or 'freeText/unknownQuestion' for one that is not answered in free text. */
  getQuestion(...place: Place): Promise<QuestionPlace>
  /** @throws Problem 'freeText/unknownQuestion'. */
  getFrame(...place: Place): Promise<FramePlace>
  /**
   * Decides about a comment as somebody saw it.
   *
   * @throws Problem 'freeText/unknownComment' when it is not there, or no longer.
   */
  decide(
    place: Place,
    mark: SeenMark,
    changeOf: (seen: SeenComment) => CodingChange,
  ): Promise<CodingOutcome>
  /** @throws As `getFrame`. */
  changeCodes(place: Place, change: CodesChange): Promise<CodesOutcome>
}

export interface FreeTextDeps {
  readonly store: Store
  readonly rounds: RoundService
  readonly surveys: SurveyService
  readonly now: () => Instant
}

export function createFreeTextService(deps: FreeTextDeps): FreeTextService {
  const { store, now } = deps
  const getQuestion = async (...place: Place): Promise<QuestionPlace> => {
    const { round, question } = await findQuestion(place, deps)
    requireReadable(round, now())
    const [coded] = await readCoded(round, [question], store)
    if (coded === undefined) throw new Problem('internal')
    return { round, question: coded, names: await namesIn(round, store) }
  }
  return {
    async overview(roundId) {
      const { round, questions } = await textQuestions(roundId, deps)
      const coded = isReadable(round, now()) ? await readCoded(round, questions, store) : null
      return { round, questions, coded }
    },
    getQuestion,
    async getFrame(...place) {
      const { round, question } = await findQuestion(place, deps)
      const book = (await store.findCodingBook(...place)) ?? emptyBook(...place)
      return { round, question, book, others: await otherBooks(book, store) }
    },
    async decide(place, { commentId, ...mark }, changeOf) {
      const { question } = await getQuestion(...place)
      const comment = getComment(question, commentId)
      if (comment.digest !== mark.digest) return { kind: 'stale' }
      return updateBook(question.book, changeOf({ comment, seen: mark.revision }), store)
    },
    async changeCodes(place, change) {
      await findQuestion(place, deps)
      const [roundId, questionId] = place
      return updateBook({ roundId, questionId }, change, store)
    },
  }
}

/** @throws Problem 'freeText/unknownComment'. */
export function getComment({ comments }: CodedQuestion, id: CommentId): Comment {
  const comment = comments.find(each => each.id === id)
  if (comment === undefined) throw new Problem('freeText/unknownComment')
  return comment
}

async function textQuestions(roundId: RoundId, { rounds, surveys }: FreeTextDeps) {
  const round = getOpened(await rounds.getRound(roundId))
  const { survey } = await surveys.getSurvey(round.survey)
  return { round, questions: textQuestionsOf(survey) }
}

async function findQuestion([roundId, questionId]: Place, deps: FreeTextDeps) {
  const { round, questions } = await textQuestions(roundId, deps)
  const question = questions.find(({ id }) => id === questionId)
  if (question !== undefined) return { round, question }
  throw new Problem('freeText/unknownQuestion', { round: roundId, question: questionId })
}

async function namesIn({ id, promise }: Round, store: Store): Promise<QuestionPlace['names']> {
  if (!promiseOf(promise).namesAssociation) return new Map()
  const frame = await store.listFrame(id)
  return new Map(frame.map(({ associationId, name }) => [associationId, name]))
}

async function otherBooks(own: CodingBook, store: Store): Promise<readonly CodingBook[]> {
  const rounds = (await store.listRounds()).toSorted((a, b) => b.year - a.year)
  const books: CodingBook[] = []
  for (const { id } of rounds) books.push(...(await store.listCodingBooks(id)))
  return books.filter(
    ({ roundId, questionId, frame }) =>
      frame.codes.length > 0 && (roundId !== own.roundId || questionId !== own.questionId),
  )
}
