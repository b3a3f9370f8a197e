import { parentPort, workerData } from 'node:worker_threads'

import { drawFigure } from './figure-file.ts'
import type { FigureAsked } from './figure-apart.ts'
import { loadTexts } from './texts.ts'

/** Draws one figure and ends. */
const { order, ...wanted } = workerData as FigureAsked
const bytes = await drawFigure(order, wanted, loadTexts('sv'))

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(bytes)
