import type { Say } from '../../../reports/documents/document.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import { codesOf, codingOf, quoteOf, standingOf } from '../../../surveys/free-text/coding-book.ts'
import type { Comment } from '../../../surveys/free-text/comment.ts'
import { isPilot, type Round } from '../../../surveys/round.ts'
import type { User, UserId } from '../../accounts/user.ts'
import { paths, pathTo } from '../../paths.ts'
import type { QuestionPlace } from '../../services/free-text-service.ts'
import { titleOf } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'

/** Who reads, and how those who work here are called. */
export interface Reader {
  readonly visitor: Visitor
  readonly users: readonly Pick<User, 'id' | 'name'>[]
}

/** What every page about free text begins with. @param errors What is wrong, by the field's id. */
export function freeTextPage(
  title: string,
  {
    visitor,
    round,
    errors = {},
  }: { visitor: Visitor; round: Round; errors?: Readonly<Record<string, string>> },
  say: Say,
) {
  const told = titleOf(title, { values: {}, errors })
  return {
    ...workPage(told, { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
  }
}

/** A question's place in addresses. */
export function placeOf({
  round,
  question,
}: {
  round: Pick<Round, 'id'>
  question: { readonly id: string }
}) {
  return { roundId: round.id, questionId: question.id }
}

/** A comment as it stands in a list or on its own page. */
export function commentView(
  comment: Comment,
  { place, reader }: { readonly place: QuestionPlace; readonly reader: Reader },
  say: Say,
) {
  const { book } = place.question
  const coding = codingOf(book, comment.id)
  const standing = standingOf(comment, book)
  const ids = codesOf(comment, book)
  const names = book.frame.codes.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  return {
    href: pathTo.comment(placeOf(place), comment.id),
    number: place.question.comments.indexOf(comment) + 1,
    text: comment.text,
    writer: writerOf(comment, place),
    codes: standing === 'coded' && names.length === 0 ? [say('freeText.none')] : names,
    isChanged: standing === 'changed',
    isQuoted: quoteOf(comment, book) !== null,
    decided:
      standing === 'coded' && coding !== null
        ? say('comment.decided', { by: nameOf(coding.by, reader), at: formatMoment(coding.at) })
        : null,
  }
}

/** Who wrote it, as far as it may be told; `null`: nothing may. */
function writerOf(
  { sector, association }: Comment,
  { round, names }: QuestionPlace,
): string | null {
  const sectorName = round.opened?.sectors.find(({ id }) => id === sector)?.name
  const known = [names.get(association ?? ''), sectorName].filter(each => each !== undefined)
  return known.length === 0 ? null : known.join(', ')
}

/** A user by name; someone at the command line as the log has it. */
function nameOf(by: UserId, { users }: Reader): string {
  return users.find(({ id }) => id === by)?.name ?? by
}
