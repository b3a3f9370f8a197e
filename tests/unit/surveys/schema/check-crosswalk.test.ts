import { describe, expect, it } from '@jest/globals'

import { readBundled } from '../../../../server/files/bundled.ts'
import { checkCrosswalkShape, crosswalkFaults } from '../../../../surveys/schema/check-crosswalk.ts'
import type { Crosswalk } from '../../../../surveys/crosswalk.ts'
import type { Survey } from '../../../../surveys/survey.ts'

const from = readBundled('samverkan/2019') as Survey
const to = readBundled('samverkan/2022') as Survey
const crosswalk = readBundled('samverkan/2019-2022') as Crosswalk

type Loose = any // oxlint-disable-line typescript/no-explicit-any -- crosswalks are broken on purpose

const faultsOf = (change: (pairs: Loose) => void) => {
  const changed: Loose = structuredClone(crosswalk)
  change(changed.pairs)
  return crosswalkFaults(changed, from, to).map(({ path, code }) => [path, code])
}

const indexOf = (id: string) =>
  crosswalk.pairs.findIndex(pair => pair.to.includes(`samverkan.${id}`))

describe('crosswalkFaults', () => {
  it('finds nothing wrong with the crosswalk that comes with the program', () => {
    expect(checkCrosswalkShape(crosswalk)).toMatchObject({ kind: 'sound' })
    expect(crosswalkFaults(crosswalk, from, to)).toEqual([])
  })

  it('refuses an unknown question', () => {
    const faults = faultsOf(pairs => (pairs[0].to[0] = 'samverkan.saknas'))
    expect(faults).toContainEqual(['pairs[0].to[0]', 'unknownQuestion'])
    expect(faults).toContainEqual(['pairs', 'unmapped'])
  })

  it('refuses a question in two pairs', () => {
    expect(faultsOf(pairs => pairs.push(pairs[0]))).toContainEqual(['pairs', 'mappedTwice'])
  })

  it('refuses to call a reworded question identical', () => {
    const index = indexOf('inbjuden')
    const faults = faultsOf(pairs => (pairs[index].relation = 'identical'))
    expect(faults).toEqual([[`pairs[${index}]`, 'notIdentical']])
  })

  it('refuses to call a question with another scale reworded', () => {
    const index = indexOf('lokaler.bokning')
    const faults = faultsOf(pairs => (pairs[index].relation = 'reworded'))
    expect(faults).toEqual([[`pairs[${index}]`, 'rewordedScale']])
  })

  it('refuses to call the same scale another', () => {
    const faults = faultsOf(pairs => (pairs[0].relation = 'otherScale'))
    expect(faults).toEqual([['pairs[0]', 'sameScale']])
  })

  it('refuses a split into one', () => {
    const faults = faultsOf(pairs => (pairs[0].relation = 'split'))
    expect(faults).toEqual([['pairs[0].to', 'pairSize']])
  })
})

describe('checkCrosswalkShape', () => {
  it('lists the relations that there are', () => {
    const changed: Loose = structuredClone(crosswalk)
    changed.pairs[3].relation = 'liknar'
    expect(checkCrosswalkShape(changed)).toMatchObject({
      kind: 'faulty',
      faults: [{ path: 'pairs[3].relation', code: 'notOneOf' }],
    })
  })
})
