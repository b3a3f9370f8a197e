import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { type Installation, MAIN, newInstallation } from '../builders/run-barometer.ts'
import { openSmallDisk, type SmallDisk } from '../builders/small-disk.ts'
import { isUnshareMissing } from '../builders/system-tools.ts'

const LOG = 'logg.txt'
const ROUND = 'samverkan-2099'

;(isUnshareMissing ? describe.skip : describe)(
  'a case package and an export, on a disk without room for them',
  () => {
    let barometer: Installation
    let disk: SmallDisk
    beforeEach(async () => {
      barometer = newInstallation()
      await barometer.ok('init')
      await barometer.ok('survey', 'publish', 'samverkan/2022')
      const rows = Array.from({ length: 20 }, (_, index) => `F${index};Förening ${index};idrott`)
      const register = barometer.file('register.csv', `id;namn;sektor\n${rows.join('\n')}`)
      await barometer.ok('register', 'import', register)
      await barometer.openRound(ROUND, 'samverkan/2022')
      await barometer.ok('round', 'close', ROUND)
      await barometer.ok('round', 'certify', ROUND)
      disk = await openSmallDisk('24k')
    })
    afterEach(async () => {
      await disk.remove()
      barometer.remove()
    })

    it.each([
      ['as an archive', ['round', 'package', ROUND, '--out', 'paket.zip']],
      ['as a folder', ['round', 'package', ROUND, '--out', 'paket']],
      [
        'as answers and a codebook',
        ['responses', 'export', ROUND, '--out', 'svar.csv', '--codebook', 'kodbok.csv'],
      ],
    ])('come to nothing, say so, and leave nothing half-written: %s', (_, command) => {
      const config = join(barometer.folder, 'barometer.json')
      const [program = '', ...args] = disk.inside(LOG)
      const asked = [process.execPath, MAIN, ...command, '--config', config]
      expect(spawnSync(program, [...args, ...asked]).status).toBe(1)
      expect(readdirSync(disk.seen)).toEqual([LOG])
      expect(readFileSync(join(disk.seen, LOG), 'utf8')).toContain('går inte att skriva.')
    })
  },
)
