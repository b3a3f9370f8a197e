import { describe, expect, it } from '@jest/globals'

import { heading, type ReportDocument } from '../../../../reports/documents/document.ts'
import { shown, withheld } from '../../../../reports/disclosure/figure.ts'
import { pasteText } from '../../../../reports/formats/paste-text.ts'

const column = (text: string) => ({ text, anchor: null })
const row = (header: string, figure: ReturnType<typeof shown>) => ({
  header,
  anchor: null,
  isTotal: false,
  cells: [{ figure, unit: 'score' as const }],
})

const DOCUMENT: ReportDocument = {
  title: 'Resultatet',
  synthetic: true,
  isPilot: false,
  preliminary: false,
  uncertified: false,
  sections: [
    { kind: 'lead', text: 'Först.' },
    heading(2, 'Rubrik'),
    { kind: 'list', items: ['ett', 'två'] },
    {
      kind: 'table',
      table: {
        caption: 'Tabell',
        columns: [column('Sektor'), column('Medelbetyg')],
        rows: [row('Idrott', shown(3.14)), row('Kultur', withheld('few'))],
      },
    },
  ],
}

describe('pasteText', () => {
  it('has a paragraph for each section, and tabs between the cells of a table', () => {
    expect(pasteText(DOCUMENT, ['PÅHITTAT'])).toBe(
      [
        'PÅHITTAT',
        'Resultatet',
        'Först.',
        'Rubrik',
        '– ett\n– två',
        'Tabell\nSektor\tMedelbetyg\nIdrott\t3,1\nKultur\t..',
      ].join('\n\n') + '\n',
    )
  })
})
