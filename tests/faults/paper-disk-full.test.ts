import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { type Installation, MAIN, newInstallation } from '../builders/run-barometer.ts'
import { openSmallDisk, type SmallDisk } from '../builders/small-disk.ts'
import { isUnshareMissing } from '../builders/system-tools.ts'

const LOG = 'logg.txt'

;(isUnshareMissing ? describe.skip : describe)(
  'forms on paper, on a disk without room for them',
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
      await barometer.openRound('samverkan-2099', 'samverkan/2022')
      disk = await openSmallDisk('128k')
    })
    afterEach(async () => {
      await disk.remove()
      barometer.remove()
    })

    it('come to nothing, say so, and leave nothing half-written', () => {
      const config = join(barometer.folder, 'barometer.json')
      const flags = ['--config', config, '--out', 'blanketter.pdf']
      const [program = '', ...args] = disk.inside(LOG)
      const paper = [process.execPath, MAIN, 'round', 'paper', 'samverkan-2099', ...flags]
      expect(spawnSync(program, [...args, ...paper]).status).toBe(1)
      expect(readdirSync(disk.seen)).toEqual([LOG])
      expect(readFileSync(join(disk.seen, LOG), 'utf8')).toContain(
        'blanketter.pdf går inte att skriva. Kontrollera att mappen finns, att du får skriva där och att disken har plats.',
      )
    })
  },
)
