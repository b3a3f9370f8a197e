import { describe, expect, it } from '@jest/globals'

import type { ReportDocument } from '../../../../reports/documents/document.ts'
import { readBundled } from '../../../../server/files/bundled.ts'
import { type FiledFormat, fileReport } from '../../../../server/rendering/filed-report.ts'
import { loadLocales } from '../../../../server/rendering/locale.ts'
import { questionnaireSections } from '../../../../server/views/questionnaire-sections.ts'
import { sectionView } from '../../../../server/views/report-view.ts'
import { LANGUAGES } from '../../../../surveys/language.ts'
import type { Survey } from '../../../../surveys/survey.ts'
import { partOf } from '../../../builders/read-filed.ts'

const locales = loadLocales()
const survey = readBundled('samverkan/2022') as Survey
const sections = questionnaireSections(survey, locales)
const document: ReportDocument = {
  title: 'Enkäten',
  sections,
  synthetic: true,
  isPilot: false,
  preliminary: false,
  uncertified: false,
}
const at = '2026-11-26T08:00:00.000Z'

function filed(format: FiledFormat): Promise<Uint8Array> {
  const provenance = {
    digest: null,
    registryNumber: null,
    dated: { as: 'certified', at } as const,
    program: { name: 'samverkansbarometer', version: '0.1.0' },
  }
  const site = {
    municipality: { name: 'Exempelby kommun', contact: 'x' },
    theme: { colour: '#1b5e7b' },
  }
  return fileReport({ document, provenance, format, site }, locales('sv').say)
}

describe('the enkät in a report, in each of its languages', () => {
  it('is read aloud in its language on a page', () => {
    const told = sections.map(section => sectionView(section).language)
    expect(new Set(told)).toEqual(new Set([null, ...LANGUAGES]))
    const parts = sections.flatMap(each => (each.kind === 'lead' ? [each.text] : []))
    expect(parts.find(text => text.startsWith('Part 1 of '))).toContain(survey.pages[0]!.title.en)
  })

  it('is read aloud in its language from a PDF', async () => {
    const bytes = Buffer.from(await filed('pdf')).toString('latin1')
    for (const language of LANGUAGES) expect(bytes).toContain(`/Lang (${language})`)
  })

  it('is in its language in Word', async () => {
    const body = partOf(await filed('docx'), 'word/document.xml')
    for (const language of ['fi-FI', 'en-GB']) expect(body).toContain(`w:lang w:val="${language}"`)
  })
})
