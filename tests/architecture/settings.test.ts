import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from '@jest/globals'

import { EXAMPLE_CONFIG } from '../../server/config.ts'
import { MailSettings } from '../../server/mail-settings.ts'
import {
  AccessibilitySettings,
  MunicipalitySettings,
  PrivacySettings,
  SecuritySettings,
} from '../../server/site-settings.ts'
import { ThemeSettings } from '../../server/theme/theme.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const guide = readFileSync(join(root, 'docs/settings.md'), 'utf8')

const PARTS = {
  municipality: MunicipalitySettings,
  theme: ThemeSettings,
  privacy: PrivacySettings,
  accessibility: AccessibilitySettings,
  security: SecuritySettings,
  mail: MailSettings,
}

describe('docs/settings.md', () => {
  it('tells of every setting', () => {
    const own = Object.keys(EXAMPLE_CONFIG).filter(name => !(name in PARTS))
    const inParts = Object.entries(PARTS).flatMap(([part, { properties }]) =>
      Object.keys(properties).map(name => `${part}.${name}`),
    )
    const untold = [...own, ...inParts].filter(name => !guide.includes(`\`${name}\``))
    expect(untold).toEqual([])
    expect(inParts.length).toBeGreaterThan(25)
  })

  it('tells of none that is not there', () => {
    const told = [...guide.matchAll(/\| `(\w+)\.(\w+)`/g)]
    const unknown = told.filter(
      ([, part = '', name = '']) =>
        !(name in (PARTS[part as keyof typeof PARTS]?.properties ?? {})),
    )
    expect(unknown.map(([text]) => text)).toEqual([])
  })
})
