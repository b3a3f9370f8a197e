import { expect, it } from '@jest/globals'

import { oneAtATime } from '../../../../server/rendering/figure-apart.ts'
import { madeApart } from '../../../../server/rendering/made-apart.ts'

const program = (lines: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort, workerData } from 'node:worker_threads'
      ${lines}`)}`,
  )

it('is what the thread tells of its order', async () => {
  expect(await madeApart(program('parentPort.postMessage(workerData + 1)'), 1)).toBe(2)
})

it.each([
  ['hangs', 'setInterval(() => undefined, 1000)', 500, 'hung'],
  // Only one that hangs is given up: on a busy machine the others may take their time to begin.
  ['throws', "throw new Error('trasig')", undefined, 'trasig'],
  ['ends without a word', '', undefined, 'made nothing'],
])('fails where the thread %s, and nobody waits for it', async (_claim, lines, longestMs, told) => {
  await expect(madeApart(program(lines), null, longestMs)).rejects.toThrow(told)
})

it('draws one figure at a time, and lets in no more than so many', async () => {
  let drawing = 0
  const draw = oneAtATime(async () => {
    drawing += 1
    expect(drawing).toBe(1)
    await new Promise(setImmediate)
    drawing -= 1
    return null
  }, 2)
  const asked = {} as Parameters<typeof draw>[0]
  const outcomes = await Promise.allSettled([draw(asked), draw(asked), draw(asked)])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  expect(await draw(asked)).toBeNull()
})
