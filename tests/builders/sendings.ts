import { parse } from 'csv-parse/sync'

import type { Answers } from '../../surveys/response.ts'
import type { Installation } from './run-barometer.ts'
import { testSurvey } from './test-data.ts'

/** One association's answer, as its form sends it: the submission id stays the same at every try. */
export interface Sending {
  readonly token: string
  readonly submissionId: string
  readonly fields: Readonly<Record<string, string>>
  /** What is to be stored. */
  readonly answers: Answers
}

/** Registers a number of associations in a new installation, opens a round for them, and fills in their forms. */
export async function openSendings(
  barometer: Installation,
  roundId: string,
  count: number,
): Promise<readonly Sending[]> {
  const rows = Array.from({ length: count }, (_, index) => `F${index};Förening ${index};idrott`)
  const register = barometer.file('register.csv', `id;namn;sektor\n${rows.join('\n')}`)
  const survey = barometer.file('prov.json', JSON.stringify(testSurvey()))
  await barometer.ok('register', 'import', register)
  await barometer.ok('survey', 'publish', survey)
  await barometer.openRound(roundId, 'prov/1')
  const links: readonly { länk: string }[] = parse(await barometer.ok('round', 'links', roundId), {
    columns: true,
  })
  return links.map(({ länk }, index) => filledIn(roundId, länk.split('/').at(-1) ?? '', index))
}

/** Each answer is told from every other by its text. */
function filledIn(roundId: string, token: string, index: number): Sending {
  const submissionId = `${roundId}-${index}-`.padEnd(22, 'x').slice(0, 22)
  const grade = 1 + (index % 5)
  const text = `Svar ${index}`
  const entered = { 'prov.helhet': String(grade), 'prov.text': text }
  return {
    token,
    submissionId,
    fields: { omgang: roundId, revision: '0', inskick: submissionId, ...entered },
    answers: { 'prov.helhet': grade, 'prov.text': text },
  }
}
