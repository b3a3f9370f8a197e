import { describe, expect, it } from '@jest/globals'

import { MOST_ROWS } from '../../../../reports/formats/xlsx/sheet.ts'
import { answerFile } from '../../../../server/rendering/answer-files.ts'
import { loadTexts } from '../../../../server/rendering/texts.ts'
import type { ExportedAnswers } from '../../../../server/services/answer-export-service.ts'
import { collect } from '../../../builders/collect.ts'
import { ROUND } from '../../../builders/test-container.ts'
import { testSurvey } from '../../../builders/test-data.ts'

async function* rows(count: number) {
  yield Array.from({ length: count }, () => [1])
}

const exported = (count: number) =>
  ({
    round: { ...ROUND, opened: { sectors: [] }, closedAt: null },
    survey: testSurvey(),
    table: { shape: 'rows', columns: ['omgang'], variables: [], batches: rows(count) },
  }) as unknown as ExportedAnswers

describe('answers as a workbook', () => {
  it('are refused where a sheet has no room for all of them', async () => {
    const file = answerFile(exported(MOST_ROWS), 'xlsx', loadTexts('sv'))
    await expect(collect(file)).rejects.toMatchObject({ code: 'answers/tooManyRows' })
  })
})
