import type { PrintedQuestion, PrintedResult } from '../../reports/printed/printed-result.ts'
import { OPENS } from './test-container.ts'

/** A printed question of 50 answers with mean 3,2 and standard deviation 1,1. */
export function printedQuestion(change: Partial<PrintedQuestion> = {}): PrintedQuestion {
  return {
    number: '1',
    wording: 'Hur är samarbetet?',
    scale: { min: 1, max: 5 },
    n: 50,
    size: null,
    mean: { value: 3.2, decimals: 1 },
    sd: { value: 1.1, decimals: 1 },
    sdDivisor: null,
    percentages: null,
    ...change,
  }
}

/** A printed result of one question, as it was added. */
export function printedResult(id: string, change: Partial<PrintedResult> = {}): PrintedResult {
  return {
    id,
    revision: 1,
    synthetic: true,
    source: {
      collectedBy: 'Revisorerna',
      year: 2016,
      document: 'Enkät till föreningar',
      page: '12',
      section: null,
      day: '2016-11-02',
      registryNumber: 'REV-2016/7',
    },
    questions: [printedQuestion()],
    acknowledged: [],
    pairs: [],
    saved: { at: OPENS, by: 'Rut Revisor', change: 'added' },
    ...change,
  }
}
