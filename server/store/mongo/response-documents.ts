import type { Answers, Response, ResponseKey } from '../../../surveys/response.ts'
import type { RoundId } from '../../../surveys/round.ts'
import { Problem } from '../../problems.ts'
import { isCounted } from '../../../surveys/response.ts'
import { joinedId } from './joined-id.ts'
import type { ResponseDocument, StagedResponse, StoredContent } from './documents.ts'

/** The `_id` of a response: those of a round lie together, in the order of their keys. */
export function responseId(round: RoundId, key: ResponseKey): string {
  return `${roundName(round)}/${key}`
}

/** What the `_id` of each response of a round begins with, before the slash. */
export function roundName(round: RoundId): string {
  return joinedId([round], '/')
}

/** What a response is stored as, without its key. */
export function storedFields(response: Response) {
  const { revision, survey, sector, content } = response
  return { revision, survey, sector, submitted: isCounted(response), content: toStored(content) }
}

export function toStored(content: Response['content']): StoredContent {
  if (content.state === 'draft') return content
  const { answers, ...rest } = content
  const listed = Object.entries(answers).map(([question, value]) => ({ question, value }))
  return { ...rest, answers: listed }
}

function fromStored(content: StoredContent): Response['content'] {
  if (content.state === 'draft') return { state: 'draft', sealed: content.sealed }
  const { answers, ...rest } = content
  const read: Answers = Object.fromEntries(answers.map(({ question, value }) => [question, value]))
  return { ...rest, answers: read }
}

/**
 * `null`: nothing is answered there, the place is only held.
 *
 * @throws Problem 'store/damaged' when something is answered and it is not there.
 */
export function toResponse(document: ResponseDocument): Response | null {
  const { round, key, revision, survey, sector, content } = document
  if (revision === 0) return null
  if (survey === null || sector === null || content === null) throw new Problem('store/damaged')
  return { roundId: round, key, revision, survey, sector, content: fromStored(content) }
}

/** What a response's document holds once what is staged in it is decided. */
export function committedFields({ revision, survey, sector, content }: StagedResponse) {
  const submitted = content.state === 'submitted'
  return { revision, survey, sector, content, submitted, staged: null } as const
}

/** A document as it is once its import is committed. */
export function asCommitted(document: ResponseDocument, staged: StagedResponse): ResponseDocument {
  return { ...document, ...committedFields(staged) }
}
