import { type FreeText, freeTextsIn } from '../../reports/answers/free-text.ts'
import { byCodePoint } from '../../surveys/code-point-order.ts'
import type { SubmittedResponse } from '../../surveys/response.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { Survey } from '../../surveys/survey.ts'
import type { ResponseStore } from '../store/response-store.ts'

/** The responses of a round, and which of them count. */
interface CountedResponses {
  readonly store: Pick<ResponseStore, 'eachInAnyOrder'>
  readonly isCounted: (response: SubmittedResponse) => boolean
}

/** So much text is in memory at a time. */
const CHARACTERS_AT_A_TIME = 8_000_000
const MOST_TURNS = 256

/**
 * Everything that was written in words of one's own in a round, mixed: in an order that follows from the texts alone.
 * All responses are read once for each part of that order, so that however much it is, only a part is in memory.
 */
export async function* mixedTexts(
  id: RoundId,
  survey: Survey,
  counted: CountedResponses,
): AsyncGenerator<FreeText> {
  let characters = 0
  for await (const { text } of eachText(id, survey, counted)) characters += text.length
  const turns = Math.min(MOST_TURNS, Math.ceil(characters / CHARACTERS_AT_A_TIME))
  for (let turn = 0; turn < turns; turn += 1) {
    const part: FreeText[] = []
    for await (const each of eachText(id, survey, counted)) {
      if (turnOf(each, turns) === turn) part.push(each)
    }
    yield* part.toSorted((a, b) => byCodePoint(a.order, b.order))
  }
}

async function* eachText(
  id: RoundId,
  survey: Survey,
  { store, isCounted }: CountedResponses,
): AsyncGenerator<FreeText> {
  for await (const response of store.eachInAnyOrder(id)) {
    if (isCounted(response)) yield* freeTextsIn(survey, response.content.answers)
  }
}

/** In which turn a text comes: those with a lower order come earlier. */
function turnOf({ order }: FreeText, turns: number): number {
  return Math.floor((Number.parseInt(order.slice(0, 2), 16) * turns) / 256)
}
