import { Worker } from 'node:worker_threads'

import type { FigureImage, FigureOrder } from './figure-file.ts'

export interface FigureAsked {
  readonly order: FigureOrder
  readonly number: number
  readonly image: FigureImage
}

let last: Promise<unknown> = Promise.resolve()

/**
 * A figure as a picture, drawn in a thread of its own: others are answered meanwhile. One at a time, however many are
 * asked for. `null`: the report has no such figure.
 */
export async function figureApart(asked: FigureAsked): Promise<Uint8Array | null> {
  const drawn = last.then(() => inThread(asked))
  last = drawn.catch(() => null)
  return drawn
}

function inThread(asked: FigureAsked): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./figure-worker.js', import.meta.url), {
      workerData: asked,
      execArgv: [],
    })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread drew no figure')))
  })
}
