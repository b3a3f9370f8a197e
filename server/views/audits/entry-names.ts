import type { PartList } from '../../../reports/follow-up/additions.ts'

/** What somebody would call a new thing by, to make an id of. */
export function baseOfId(list: PartList, value: Readonly<Record<string, unknown>>): string {
  const texts = NAMED_BY[list].map(key => {
    const held = value[key]
    return typeof held === 'string' || typeof held === 'number' ? String(held) : ''
  })
  return [...texts, ENDS[list]].filter(text => text !== '').join('-')
}

const NAMED_BY: Readonly<Record<PartList, readonly string[]>> = {
  audits: ['title', 'year'],
  sources: ['title'],
  bodies: ['name'],
  groups: ['name'],
  recommendations: ['audit', 'number'],
  statements: ['recommendation'],
  actions: ['recommendation'],
  assessments: ['recommendation'],
  outcomeLinks: ['recommendation'],
  claimLinks: ['statement'],
}

const ENDS: Readonly<Partial<Record<PartList, string>>> = {
  statements: 'svar',
  actions: 'atgard',
  assessments: 'bedomning',
  outcomeLinks: 'koppling',
  claimLinks: 'fragor',
}
