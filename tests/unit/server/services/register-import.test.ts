import { beforeEach, describe, expect, it } from '@jest/globals'

import type { Table } from '../../../../server/files/read-table.ts'
import { forgetContacts } from '../../../../server/services/forget-contacts.ts'
import { createRegisterBook } from '../../../../server/services/register-book.ts'
import { BY_TEST } from '../../../builders/staff.ts'
import { ROUND, type TestContainer, testContainer } from '../../../builders/test-container.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const HEADERS = ['id', 'namn', 'sektor', 'e-post', 'moderförening', 'kontakter', 'gäller till']

function table(...rows: readonly (readonly string[])[]): Table {
  return {
    columns: HEADERS,
    rows: rows.map((cells, index) => ({
      number: index + 2,
      cells: new Map(HEADERS.map((header, at) => [header, cells[at] ?? ''])),
    })),
  }
}

const A = ['A', 'Exempelby IF', 'Idrott', 'a@if.example']
const B = ['B', 'Norrviks kör', 'Kultur', 'b@kor.example']
const by = 'prov'

let container: TestContainer
beforeEach(async () => {
  container = await testContainer()
})

const names = async () => (await container.register.list()).map(({ name }) => name)

describe('an import of the register', () => {
  it('adds, changes and leaves alone, and each of them has its history', async () => {
    const { registerImports, register } = container
    await registerImports.importRegister(table(A, B), { by })
    const changed = ['B', 'Norrviks blandade kör', 'Kultur', 'b@kor.example']
    expect(await registerImports.importRegister(table(A, changed), { by })).toMatchObject({
      added: 0,
      changed: 1,
      unchanged: 1,
      absent: 0,
    })
    expect((await register.history('B')).map(({ kind, changes }) => [kind, changes])).toEqual([
      ['imported', [{ field: 'name', before: 'Norrviks kör', after: 'Norrviks blandade kör' }]],
      ['imported', []],
    ])
    expect(await register.history('A')).toHaveLength(1)
  })

  it('lets others in between small steps', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => [`N${index}`, `Nr ${index}`, 'Idrott'])
    let turns = 0
    let isOver = false
    const turn = () => {
      turns += 1
      if (!isOver) setImmediate(turn)
    }
    turn()
    await container.registerImports.importRegister(table(...rows), { by })
    isOver = true
    // To read the rows, to compare them, to look for names that are alike, and to write the history.
    expect(turns).toBeGreaterThan((5 * rows.length) / 250)
  })

  it('writes nothing when a row is faulty, or leaves it out when asked to', async () => {
    const { registerImports } = container
    const faulty = ['C', '', 'Idrott']
    await expect(registerImports.importRegister(table(A, faulty), { by })).rejects.toMatchObject({
      code: 'register/faulty',
    })
    expect(await names()).toEqual([])
    const told = await registerImports.importRegister(table(A, faulty, B), { by, setsAside: true })
    expect(told).toMatchObject({ added: 2, setAside: new Set([3]) })
    const withoutName = ['A', '', 'Idrott']
    expect(await registerImports.plan(table(withoutName))).toMatchObject({ absent: 1 })
    expect(await names()).toEqual(['Exempelby IF', 'Norrviks kör'])
  })

  it('leaves out what rests on a row that is left out', async () => {
    const club = ['K', '', 'Idrott']
    const section = ['S', 'Sektionen', 'Idrott', '', 'K']
    const { setAside } = await container.registerImports.importRegister(table(club, section, A), {
      by,
      setsAside: true,
    })
    expect(setAside).toEqual(new Set([2, 3]))
    expect(await names()).toEqual(['Exempelby IF'])
  })

  it('tells beforehand what it would do, and writes nothing', async () => {
    const { registerImports } = container
    await registerImports.importRegister(table(A), { by })
    const twin = ['C', 'exempelby if', 'Idrott']
    const plan = await registerImports.plan(table(A, B, twin, ['D', 'X', 'Fiske']))
    expect(plan).toMatchObject({
      unchanged: 1,
      absent: 0,
      added: [{ id: 'B' }, { id: 'C' }],
      twins: [{ number: 4, name: 'exempelby if', other: 'Exempelby IF' }],
      faults: [{ row: 5, column: 'sektor', code: 'unknownSector' }],
    })
    expect(await names()).toEqual(['Exempelby IF'])
  })

  it('does not overwrite what came while it was worked out', async () => {
    const { registerImports, register } = container
    let isFirst = true
    const onProgress = async () => {
      if (!isFirst) return
      isFirst = false
      const typed = { id: 'X', name: 'Emellan', orgNumber: '', sector: 'idrott', email: '' }
      const rest = { parent: '', contacts: '', validFrom: '', validTo: '' }
      await register.add({ ...typed, ...rest }, BY_TEST)
    }
    const told = await registerImports.importRegister(table(A, ['X', 'Efter', 'Idrott']), {
      by,
      onProgress,
    })
    expect(told).toMatchObject({ added: 1, changed: 1 })
    expect(await names()).toEqual(['Exempelby IF', 'Efter'])
    expect((await register.history('X')).map(({ kind }) => kind)).toEqual(['imported', 'added'])
  })
})

describe('undoing an import', () => {
  it('puts back what was changed and takes away what was added', async () => {
    const { registerImports, register } = container
    await registerImports.importRegister(table(A), { by })
    const before = await register.list()
    await registerImports.importRegister(table(['A', 'Fel namn', 'Kultur'], B), { by })
    expect(await registerImports.findLatest()).toMatchObject({ count: 2, changedSince: 0 })
    expect(await registerImports.undo(by)).toBe(2)
    expect(await register.list()).toEqual(before)
    expect((await register.history('A')).map(({ kind }) => kind)).toEqual([
      'undone',
      'imported',
      'imported',
    ])
  })

  it('is not done twice, nor when there is none', async () => {
    const { registerImports } = container
    await expect(registerImports.undo(by)).rejects.toMatchObject({ code: 'register/noImport' })
    await registerImports.importRegister(table(A), { by })
    await registerImports.undo(by)
    await expect(registerImports.undo(by)).rejects.toMatchObject({ code: 'register/changedSince' })
  })

  it('is refused when anything of it has been changed since', async () => {
    const { registerImports, register } = container
    await registerImports.importRegister(table(A, B), { by })
    await register.endOn('A', '2022-12-31', BY_TEST)
    expect(await registerImports.findLatest()).toMatchObject({ count: 2, changedSince: 1 })
    await expect(registerImports.undo(by)).rejects.toMatchObject({
      code: 'register/changedSince',
      values: { count: 1 },
    })
    expect(await names()).toHaveLength(2)
  })

  it('is not done after thirty days', async () => {
    const { registerImports, store, now } = container
    await registerImports.importRegister(table(A), { by })
    container.clock.now = '2022-10-02T08:00:00.000Z'
    await forgetContacts({ store, now, book: createRegisterBook({ store, sectors: [], now }) })
    await expect(registerImports.undo(by)).rejects.toMatchObject({ code: 'register/changedSince' })
  })
})

describe('contacts', () => {
  it('are taken away when their last day has passed, and the history does not hold them', async () => {
    const { registerImports, register, chores } = container
    const row = [...A, '', 'Anna Ek, 2022-09-01\nBo Al', '']
    await registerImports.importRegister(table(row), { by })
    const [chore] = chores.filter(({ name }) => name === 'forget-contacts')
    await chore!.run(() => false)
    expect((await register.get('A')).contacts).toHaveLength(2)
    container.clock.now = '2022-09-02T00:00:00.000Z'
    await chore!.run(() => false)
    expect((await register.get('A')).contacts.map(({ name }) => name)).toEqual(['Bo Al'])
    expect(JSON.stringify(await register.history('A'))).not.toContain('Anna')
  })
})

describe('the frame of a round', () => {
  it('is those that are valid on the day when answers begin to be taken', async () => {
    const { registerImports, rounds, surveys, store, outlooks } = container
    const gone = ['G', 'Upphörd', 'Idrott', '', '', '', '2022-09-14']
    await registerImports.importRegister(table(A, B, gone), { by })
    await surveys.publish(testSurvey())
    const invited = async (id: string, opensAt: string | null) => {
      await rounds.createRound({ ...ROUND, id, opensAt })
      const { sectors } = await outlooks.outlookOf(id)
      const foreseen = sectors.reduce((sum, { size }) => sum + size, 0)
      await rounds.openRound(id)
      const frame = (await store.listFrame(id)).map(({ associationId }) => associationId)
      return [frame.join(''), foreseen]
    }
    expect(await invited('nu', null)).toEqual(['ABG', 3])
    expect(await invited('sedan', '2022-09-15T08:00:00.000Z')).toEqual(['AB', 2])
  })
})
