import { describe, expect, it } from '@jest/globals'

import { EXAMPLE_SITE, type SiteSettings } from '../../../../../server/site-settings.ts'
import {
  type AccessibilityCheck,
  missingElements,
  STATEMENT_ELEMENTS,
} from '../../../../../server/views/site/statement.ts'

const CLEAN: AccessibilityCheck = {
  checkedOn: '2026-11-25',
  program: '0.1.0',
  tools: {},
  pages: 1,
  looks: 1,
  violations: [],
  toLookAt: [],
}
const BROKEN = { ...CLEAN, violations: [{ rule: 'label', pages: 1 }] }

const { accessibility, municipality } = EXAMPLE_SITE
const WHOLE: SiteSettings['accessibility'] = {
  ...accessibility,
  compliance: 'partial',
  shortcomings: [{ what: 'En karta.', why: 'Den byts ut i vår.' }],
  updatedOn: '2026-11-25',
}

const missing = (changes: SiteSettings['accessibility'], check = CLEAN) =>
  missingElements({ municipality, accessibility: { ...WHOLE, ...changes } }, check)

describe('a tillgänglighetsredogörelse', () => {
  it('has ten elements, and is complete when the settings and the latest check tell them all', () => {
    expect(STATEMENT_ELEMENTS).toHaveLength(10)
    expect(missing({})).toEqual([])
  })

  it.each([
    ['updatedOn', 'updated'],
    ['method', 'method'],
    ['feedbackUrl', 'feedback'],
    ['authority', 'complaint'],
    ['complaintUrl', 'complaint'],
    ['burdensome', 'exceptions'],
    ['exempt', 'exceptions'],
    ['compliance', 'compliance'],
    ['shortcomings', 'shortcomings'],
  ] as const)('without %s lacks %s', (setting, element) => {
    const { [setting]: _, ...rest } = WHOLE
    expect(missingElements({ municipality, accessibility: rest }, CLEAN)).toEqual([element])
  })

  it('lacks everything but what always is known when the settings say nothing', () => {
    expect(missingElements({ municipality, accessibility: {} }, CLEAN)).toEqual(
      STATEMENT_ELEMENTS.filter(name => !['publicBody', 'service', 'assessed'].includes(name)),
    )
  })

  it('may only say that all is well when nothing is known to be wrong', () => {
    expect(missing({ compliance: 'full', shortcomings: [] })).toEqual([])
    expect(missing({ compliance: 'full' })).toEqual(['compliance'])
    expect(missing({ compliance: 'full', shortcomings: [] }, BROKEN)).toEqual(['compliance'])
  })

  it('has told what is wrong when the check has found it', () => {
    expect(missing({ shortcomings: [] })).toEqual(['shortcomings'])
    expect(missing({ shortcomings: [] }, BROKEN)).toEqual([])
  })
})
