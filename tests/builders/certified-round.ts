import type { Association } from '../../surveys/association.ts'
import type { PromiseId } from '../../surveys/promise.ts'
import { roomySurvey } from './free-text.ts'
import { openTestRound, submitTestAnswer, type TestContainer } from './test-container.ts'
import { testAssociations } from './test-data.ts'

/** How a round that is certified was, where it matters. */
interface Wanted {
  readonly id: string
  readonly promise: PromiseId
  readonly year?: number
  readonly associations?: readonly Association[]
  /** What each writes in words of its own. */
  readonly textOf?: (index: number) => string
  /** What is done before it is certified. */
  readonly before?: () => Promise<void>
}

/** A certified round in which every association has answered. @returns The codes of their receipts, in that order. */
export async function certifiedRound(
  container: TestContainer,
  { id, promise, year = 2022, associations = testAssociations(36), before, ...wanted }: Wanted,
): Promise<readonly string[]> {
  const { tokens } = await openTestRound(container, {
    survey: roomySurvey(),
    associations,
    round: { id, promise, year },
  })
  const { textOf = (index: number) => `Kommentar ${index}` } = wanted
  const codes: string[] = []
  for (const [index, token] of tokens.entries()) {
    const answers = {
      'prov.helhet': String(1 + (index % 5)),
      'prov.bemotande': '3',
      'prov.storlek': index % 2 === 0 ? 'liten' : 'stor',
      'prov.text': textOf(index),
    }
    const submission = await submitTestAnswer(container, token, { roundId: id, answers })
    const outcome = await container.answers.receipt(token, submission)
    if (outcome.kind !== 'receipt') throw new Error(`no receipt: ${outcome.kind}`)
    codes.push(outcome.receipt.code)
  }
  await container.rounds.closeRound(id)
  await before?.()
  await container.certification.certifyRound(id, () => undefined)
  return codes
}
