import { describe, expect, it } from '@jest/globals'

import { countCommonFrame } from '../../../../server/services/common-frame.ts'
import type { FrameEntry } from '../../../../surveys/round.ts'

/** Frames in which each association is written as its id and sector. */
async function countBetween(before: readonly string[], after: readonly string[]) {
  const frames = new Map([
    ['before', before],
    ['after', after],
  ])
  const store = {
    async *eachFrameEntry(id: string) {
      for (const entry of frames.get(id) ?? []) {
        const [associationId = '', sector = ''] = entry.split(' ')
        yield { associationId, sector } as FrameEntry
      }
    },
  }
  const rounds = { first: { id: 'before' }, second: { id: 'after' } }
  return countCommonFrame(rounds, ['idrott', 'kultur'], store)
}

describe('the common frame of two rounds', () => {
  it.each([
    ['those in both, in one sector', ['a idrott', 'b kultur'], ['a idrott', 'b kultur'], [1, 1]],
    ['not those that came or went', ['a idrott', 'c idrott'], ['b idrott', 'c idrott'], [1, 0]],
    ['not those that moved', ['a idrott', 'b idrott'], ['a kultur', 'b idrott'], [1, 0]],
    ['nobody of a frame that is empty', [], ['a idrott'], [0, 0]],
  ])('counts %s', async (_claim, before, after, [idrott, kultur]) => {
    expect(await countBetween(before, after)).toEqual({ idrott, kultur })
  })
})
