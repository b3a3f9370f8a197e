import { Worker } from 'node:worker_threads'

/** The largest document takes a minute; a thread that has not told of anything by then hangs. */
const LONGEST_MS = 10 * 60_000

/**
 * What a program makes of an order in a thread of its own: others are answered meanwhile. It tells of one thing and ends;
 * one that hangs is ended, so that nobody waits for it for ever.
 */
export function madeApart<Made>(
  program: URL,
  order: unknown,
  longestMs = LONGEST_MS,
): Promise<Made> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: order, execArgv: [] })
    const timer = setTimeout(() => {
      reject(new Error('the thread hung'))
      void worker.terminate()
    }, longestMs)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('the thread made nothing'))
    })
  })
}
