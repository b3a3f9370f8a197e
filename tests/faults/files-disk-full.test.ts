import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'

import { FILED_FORMATS } from '../../server/rendering/filed-report.ts'
import { ANSWER_FORMATS } from '../../server/rendering/answer-files.ts'
import { REPORT_FORMATS } from '../../server/rendering/report-files.ts'
import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { openSmallDisk, type SmallDisk } from '../builders/small-disk.ts'
import { isUnshareMissing } from '../builders/system-tools.ts'

const ROUNDS = ['samverkan-2098', 'samverkan-2099'] as const
const [, ROUND] = ROUNDS
const OPEN = 'samverkan-2097'
const FORMATS = [...REPORT_FORMATS, ...FILED_FORMATS]

/** A command that writes a file, as it is typed before `--out`. */
const commands: readonly (readonly [command: string, format: string])[] = [
  ...FORMATS.flatMap(format =>
    [
      `results ${ROUND}`,
      `results ${ROUND} --one-page`,
      `compare ${ROUNDS.join(' ')}`,
      'audit report huddinge',
    ].map(command => [command, format] as const),
  ),
  ...ANSWER_FORMATS.map(format => [`responses export ${ROUND}`, format] as const),
]

/** The same, of commands that write in one form. */
const single: readonly (readonly [command: string, name: string])[] = [
  [`results export ${ROUND} --sealed`, 'underlag.json'],
  [`round package ${ROUND}`, 'paket.zip'],
  [`round protocol ${ROUND} --certified`, 'protokoll.pdf'],
  [`round paper ${OPEN}`, 'blanketter.pdf'],
]

;(isUnshareMissing ? describe.skip : describe)('a file, on a disk without room for it', () => {
  const EARLIER = 'det som stod där'
  let barometer: Installation
  let disk: SmallDisk
  beforeAll(async () => {
    barometer = newInstallation()
    await barometer.ok('init')
    await barometer.ok('survey', 'publish', 'samverkan/2022')
    const rows = Array.from({ length: 20 }, (_, index) => `F${index};Förening ${index};idrott`)
    const register = barometer.file('register.csv', `id;namn;sektor\n${rows.join('\n')}`)
    await barometer.ok('register', 'import', register)
    for (const round of ROUNDS) {
      await barometer.openRound(round, 'samverkan/2022')
      await barometer.ok('round', 'close', round)
      await barometer.ok('round', 'certify', round)
    }
    await barometer.ok('compare', ...ROUNDS)
    await barometer.openRound(OPEN, 'samverkan/2022')
    disk = await openSmallDisk('256k')
  })
  beforeEach(() => {
    for (const name of readdirSync(disk.seen)) {
      rmSync(join(disk.seen, name), { recursive: true })
    }
  })
  afterAll(async () => {
    await disk.remove()
    barometer.remove()
  })

  /** Runs a command that has no room, and sees that it says so, and how the disk is afterwards. */
  async function expectRefused(command: string, ...flags: readonly string[]): Promise<void> {
    const before = readdirSync(disk.seen)
    const { code, stdout, stderr } = await barometer.run(...command.split(' '), ...flags)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/ går inte att skriva\. Kontrollera .+ att disken har plats\./)
    expect(readdirSync(disk.seen)).toEqual(before)
  }

  it.each([
    ...commands.map(
      ([command, format]) => [`${command} --format ${format}`, `fil.${format}`] as const,
    ),
    ...single,
  ])('is not half-written by %s, and the one that was there stands', async (command, name) => {
    const path = join(disk.seen, name)
    writeFileSync(path, EARLIER)
    disk.fill()
    await expectRefused(command, '--out', path)
    expect(readFileSync(path, 'utf8')).toBe(EARLIER)
  })

  it.each([
    ['a folder', [`round package ${ROUND}`, '--out', 'paket']],
    ['two files', [`responses export ${ROUND}`, '--out', 'svar.csv', '--codebook', 'kodbok.csv']],
  ])('leaves nothing of %s where there was room for the first of it', async (_, asked) => {
    const room = join(disk.seen, 'plats')
    writeFileSync(room, Buffer.alloc(8192))
    disk.fill()
    rmSync(room)
    const [command = '', ...flags] = asked
    const onDisk = flags.map(flag => (flag.startsWith('--') ? flag : join(disk.seen, flag)))
    await expectRefused(command, ...onDisk)
    expect(existsSync(join(disk.seen, 'paket'))).toBe(false)
  })
})
