import type { Comment, CommentId } from '../../surveys/free-text/comment.ts'
import { byCodePoint } from '../../surveys/code-point-order.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { Response, SubmittedResponse } from '../../surveys/response.ts'
import type { Round } from '../../surveys/round.ts'
import { tellableSectors } from '../disclosure/tellable-sectors.ts'
import { canonical, sha256 } from '../results/canonical.ts'

const ID_LENGTH = 32

/**
 * The id of what a response says to a question. It comes from the response's key, which nobody can guess and which
 * leads to nobody once the link key is destroyed, and from the question: what one association wrote to two questions
 * cannot be put together.
 */
export function commentIdOf(
  { roundId, key }: Pick<Response, 'roundId' | 'key'>,
  questionId: string,
): CommentId {
  return shortDigest(['comment', roundId, key, questionId])
}

/** What a response says to a question; `null`: nothing. */
export function commentOf(response: SubmittedResponse, questionId: string): Comment | null {
  const { roundId, key, sector, content } = response
  const answer = content.answers[questionId]
  if (typeof answer !== 'string' || answer === '') return null
  return {
    id: commentIdOf(response, questionId),
    text: answer,
    digest: shortDigest(['text', roundId, key, questionId, answer]),
    sector,
    association: content.association,
  }
}

/**
 * Comments as they may be read: in an order that tells nothing of when they came, and with their sector only where
 * it does not tell who wrote them.
 */
export function readableComments(
  comments: readonly Comment[],
  { promise, threshold }: Pick<Round, 'promise' | 'threshold'>,
): readonly Comment[] {
  const inOrder = comments.toSorted((a, b) => byCodePoint(a.id, b.id))
  if (!promiseOf(promise).withholdsSmallCells) return inOrder
  const told = tellableSectors(
    comments.map(({ sector }) => sector),
    threshold,
  )
  return inOrder.map(comment =>
    comment.sector !== null && told.has(comment.sector) ? comment : { ...comment, sector: null },
  )
}

function shortDigest(parts: readonly string[]): string {
  return sha256(canonical(parts)).slice(0, ID_LENGTH)
}
