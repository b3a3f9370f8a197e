import { expect, it } from '@jest/globals'

import { createTurns } from '../../../../server/services/turns.ts'

it('does what waits for one name in the order in which it came, and other names beside it', async () => {
  const turns = createTurns(10)
  const done: string[] = []
  let letGo: () => void = () => undefined
  const held = new Promise<void>(resolve => {
    letGo = resolve
  })
  const first = turns.take('a', async () => {
    await held
    done.push('a1')
  })
  const second = turns.take('a', async () => void done.push('a2'))
  await turns.take('b', async () => void done.push('b1'))
  expect(done).toEqual(['b1'])
  letGo()
  await Promise.all([first, second])
  expect(done).toEqual(['b1', 'a1', 'a2'])
})

it('lets in no more than so many for one name, until one of them is done', async () => {
  const turns = createTurns(2)
  const one = turns.take('a', async () => 1)
  const two = turns.take('a', async () => 2)
  expect(turns.take('a', async () => 3)).toBeNull()
  expect([await one, await two]).toEqual([1, 2])
  expect(await turns.take('a', async () => 4)).toBe(4)
})

it('goes on after one that failed', async () => {
  const turns = createTurns(2)
  await expect(turns.take('a', () => Promise.reject(new Error('fel')))).rejects.toThrow('fel')
  expect(await turns.take('a', async () => 1)).toBe(1)
})
