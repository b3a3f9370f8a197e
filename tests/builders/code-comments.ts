import { addCode } from '../../surveys/free-text/change-codes.ts'
import { codeComment, quoteComment } from '../../surveys/free-text/code-comment.ts'
import { commentsIn, TEXT_PLACE } from './free-text.ts'
import { OPENS, type TestContainer } from './test-container.ts'

const TOLD = { by: 'Kim', at: OPENS }

/** Codes and quotes each comment of the round `prov-2022`, before it is certified. */
export async function codeComments(container: TestContainer): Promise<void> {
  await container.freeText.changeCodes(
    TEXT_PLACE,
    addCode({ name: 'Lokaler', definition: '', use: '' }),
  )
  for (const { id, digest, text } of await commentsIn(container)) {
    const mark = { commentId: id, digest }
    await container.freeText.decide(TEXT_PLACE, { ...mark, revision: 0 }, seen =>
      codeComment(seen, ['lokaler'], TOLD),
    )
    await container.freeText.decide(TEXT_PLACE, { ...mark, revision: 1 }, seen =>
      quoteComment(seen, text, TOLD),
    )
  }
}
