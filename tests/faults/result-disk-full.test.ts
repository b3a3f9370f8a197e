import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { type Installation, MAIN, newInstallation } from '../builders/run-barometer.ts'
import { openSmallDisk, type SmallDisk } from '../builders/small-disk.ts'
import { isUnshareMissing } from '../builders/system-tools.ts'

;(isUnshareMissing ? describe.skip : describe)('a result, on a disk that is full', () => {
  let barometer: Installation
  let disk: SmallDisk
  beforeAll(async () => {
    barometer = newInstallation()
    await barometer.ok('init')
    await barometer.ok('survey', 'publish', 'samverkan/2022')
    const register = barometer.file('register.csv', 'id;namn;sektor\nF1;Förening 1;idrott\n')
    await barometer.ok('register', 'import', register)
    await barometer.openRound('samverkan-2099', 'samverkan/2022')
    disk = await openSmallDisk('4m')
  })
  afterAll(async () => {
    await disk.remove()
    barometer.remove()
  })

  const write = (format: string) => {
    const config = join(barometer.folder, 'barometer.json')
    const flags = ['--config', config, '--format', format, '--out', `resultat.${format}`]
    const [program = '', ...args] = disk.inside('/dev/null')
    const results = [process.execPath, MAIN, 'results', 'samverkan-2099', ...flags]
    return spawnSync(program, [...args, ...results]).status
  }

  it.each(['html', 'pdf'])(
    'is not half-written as %s: the file that was there stands as it was',
    format => {
      const path = join(disk.seen, `resultat.${format}`)
      expect(write(format)).toBe(0)
      const before = readFileSync(path)
      const files = readdirSync(disk.seen)
      disk.fill()
      expect(write(format)).toBe(1)
      disk.free()
      expect(readFileSync(path).equals(before)).toBe(true)
      expect(readdirSync(disk.seen)).toEqual(files)
    },
  )
})
