import { Problem } from '../problems.ts'
import { createTurns } from '../services/turns.ts'
import type { FigureImage, FigureOrder } from './figure-file.ts'
import { madeApart } from './made-apart.ts'

export interface FigureAsked {
  readonly order: FigureOrder
  readonly number: number
  readonly image: FigureImage
}

type DrawFigure = (asked: FigureAsked) => Promise<Uint8Array | null>

const MOST_WAITING = 20
const LONGEST_MS = 60_000
const WORKER = new URL('./figure-worker.js', import.meta.url)

/**
 * A figure as a picture, drawn in a thread of its own: others are answered meanwhile. One at a time, however many are
 * asked for. `null`: the report has no such figure.
 *
 * @throws Problem 'figure/tooMany' when so many wait already that one more is not let in.
 */
export const figureApart = oneAtATime(asked => madeApart(WORKER, asked, LONGEST_MS), MOST_WAITING)

/** @param most How many may wait, the one that is drawn among them. */
export function oneAtATime(draw: DrawFigure, most: number): DrawFigure {
  const turns = createTurns(most)
  return async asked => {
    const drawn = turns.take('figure', () => draw(asked))
    if (drawn === null) throw new Problem('figure/tooMany')
    return drawn
  }
}
