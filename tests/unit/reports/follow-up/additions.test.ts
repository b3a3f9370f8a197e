import { describe, expect, it } from '@jest/globals'

import {
  changesTo,
  dossierOf,
  HEAD,
  partsOf,
  replacing,
  versionsOf,
} from '../../../../reports/follow-up/additions.ts'
import { readDossier } from '../../../../server/files/bundled.ts'
import type { Dossier } from '../../../../reports/follow-up/dossier-schema.ts'
import { addition, dossier, statement } from '../../../builders/dossiers.ts'

describe('a dossier that is only added to', () => {
  it('comes to what was added, whatever it holds', () => {
    const huddinge = readDossier('huddinge') as Dossier
    expect(dossierOf(partsOf(huddinge))).toEqual(huddinge)
    expect(dossierOf(partsOf(dossier()))).toEqual(dossier())
  })

  it('has the last of what has one name, where the first stood', () => {
    const [first, second] = [statement(), statement({ id: 's2' })]
    const list = 'statements'
    const parts = [first, second, { ...first, on: '2021' }].map(value => ({
      list,
      id: value.id,
      value,
    })) as never
    expect(dossierOf(parts).statements).toEqual([{ ...first, on: '2021' }, second])
  })

  it('leaves out what is struck out, and keeps every version of it with who, when and why', () => {
    const value = statement()
    const name = { list: 'statements', id: value.id } as const
    const additions = [
      addition(1, { parts: [{ ...name, value }] }),
      addition(2, { by: 'lo', reason: 'Fel nämnd.', parts: [{ ...name, value: null }] }),
    ]
    expect(dossierOf(additions.flatMap(({ parts }) => parts)).statements).toEqual([])
    expect(versionsOf(name, additions)).toEqual([
      { number: 1, at: addition(1).at, by: 'kim', reason: null, value },
      { number: 2, at: addition(2).at, by: 'lo', reason: 'Fel nämnd.', value: null },
    ])
  })

  it('finds what is new or different, and whether that replaces anything', () => {
    const known = partsOf(dossier())
    const same = partsOf(dossier({ statements: [statement()] }))
    expect(changesTo(known, known)).toEqual([])
    expect(changesTo(known, same).map(({ id }) => id)).toEqual(['s1'])
    expect(replacing(known, changesTo(known, same))).toEqual([])
    const renamed = changesTo(known, partsOf(dossier({ title: 'Ny' })))
    expect(renamed.map(({ id }) => id)).toEqual([HEAD])
    expect(replacing(known, renamed)).toEqual(renamed)
  })
})
