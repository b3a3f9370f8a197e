import { afterAll, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'

import { valueOf } from '../../reports/disclosure/figure.ts'
import type { Cell, TotalCell } from '../../reports/results/measures.ts'
import type { ItemResult } from '../../reports/results/result-set.ts'
import { createSeededRandom, type SeededRandom } from '../../server/demo/seeded-random.ts'
import { answerFile } from '../../server/rendering/answer-files.ts'
import type { Answer } from '../../surveys/response.ts'
import type { Survey } from '../../surveys/survey.ts'
import { collect } from '../builders/collect.ts'
import { equals } from '../builders/conditions.ts'
import { extent, tellFigures } from '../builders/extent.ts'
import { type Figures, sampleIn, sectorFigures, totalFigures } from '../builders/oracle.ts'
import { response } from '../builders/records.ts'
import { openTestRound, ROUND, testContainer } from '../builders/test-container.ts'
import { say } from '../builders/test-app.ts'
import { testAssociations, testSurvey } from '../builders/test-data.ts'

/**
 * R17: the figures of random rounds, worked out once more from the exported file with exact fractions, by other code
 * than that which is judged. Whole: a million figures and more.
 */
const ROUNDS = extent(2, 160)
const ASSOCIATIONS = 200
const QUESTIONS = 40
const SECTORS = Array.from({ length: 9 }, (_, index) => ({
  id: `s${index}`,
  name: `Sektor ${index}`,
}))

const sv = (text: string) => ({ sv: text })
const idOf = (index: number) => `prov.f${index}`

/** Most are asked from 1 to 5; every fifth on another scale, and every seventh only of those who said that they are large. */
function randomSurvey(random: SeededRandom): Survey {
  const questions = Array.from({ length: QUESTIONS }, (_, index) => ({
    id: idOf(index),
    type: 'scale' as const,
    label: sv(`Fråga ${index}`),
    scale: {
      ...(index % 5 === 4
        ? random.pick([
            { min: 0, max: 10 },
            { min: -2, max: 2 },
            { min: 1, max: 7 },
          ])
        : { min: 1, max: 5 }),
      minLabel: sv('Låg'),
      maxLabel: sv('Hög'),
    },
    dontKnow: sv('Vet inte'),
    ...(index % 7 === 3 ? { visibleIf: equals('prov.storlek', 'stor') } : {}),
  }))
  const [first, ...others] = testSurvey().pages
  const sized = others.map(page => ({ ...page, questions: page.questions ?? [] }))
  return {
    ...testSurvey(),
    pages: [first!, ...sized, { id: 'fler', title: sv('Fler'), questions }],
  }
}

/** Some sectors hardly answer, some questions everybody answers alike, and much is "vet inte" or blank. */
function randomAnswers(survey: Survey, random: SeededRandom): Readonly<Record<string, Answer>> {
  const answers: Record<string, Answer> = { 'prov.storlek': random.pick(['liten', 'stor']) }
  const leaning = random.uniform()
  for (const question of survey.pages.flatMap(page => page.questions ?? [])) {
    if (question.type !== 'scale') continue
    const { min, max } = question.scale
    const draw = random.uniform()
    if (draw < 0.15) continue
    if (draw < 0.3 && question.dontKnow !== undefined) answers[question.id] = 'VE'
    else if (draw < 0.35) answers[question.id] = max
    else {
      const place = (random.uniform() + leaning) / 2
      answers[question.id] = min + Math.floor(place * (max - min + 1))
    }
  }
  return answers
}

/** A closed round that names, in which some have answered at random. */
async function answeredRound(random: SeededRandom) {
  const container = await testContainer(SECTORS)
  const survey = randomSurvey(random)
  const associations = testAssociations(ASSOCIATIONS, SECTORS)
  await openTestRound(container, { survey, associations, round: { promise: 'named' } })
  const rates = SECTORS.map(() => random.pick([0, 0.05, 0.4, 0.9, 1]))
  const responses = associations.flatMap(({ id, sector }, index) => {
    if (random.uniform() >= rates[index % SECTORS.length]!) return []
    const content = { answers: randomAnswers(survey, random), association: id }
    return [response(id, { sector }, content)]
  })
  await container.store.restoreResponses(responses)
  await container.rounds.closeRound(ROUND.id)
  return container
}

type Row = Readonly<Record<string, string>>

function shownFigures(cell: Cell | TotalCell, { scale }: ItemResult): Figures {
  const { n, answered, sd, median, mean, shareHigh, shareLow, net, dontKnow, distribution } = cell
  const known = { n, answered, sd, median, mean: mean.value, se: mean.se }
  const shares = { shareHigh, shareLow, net, dontKnow }
  const figures = Object.entries({
    ...known,
    ...Object.fromEntries(Object.entries(shares).map(([name, { value }]) => [name, value])),
    ...Object.fromEntries(
      distribution.map((share, step) => [`distribution.${scale.min + step}`, share]),
    ),
    ...('unweighted' in cell ? totalOnly(cell) : {}),
  })
  return Object.fromEntries(figures.map(([name, figure]) => [name, valueOf(figure)]))
}

function totalOnly({ blank, notShown, unweighted }: TotalCell) {
  const names = Object.entries(unweighted).map(([name, figure]) => [`unweighted.${name}`, figure])
  return { blank, notShown, ...(Object.fromEntries(names) as Record<string, typeof blank>) }
}

/** Right to eleven digits, and null where it is: what a figure of double precision can be. */
function differs(got: number | null | undefined, expected: number | null): boolean {
  if (got === null || got === undefined || expected === null) return got !== expected
  return Math.abs(got - expected) > 1e-11 * Math.max(1, Math.abs(expected))
}

function compare(item: ItemResult, rows: readonly Row[]) {
  const variable = item.id.replaceAll('-', '_')
  const samples = SECTORS.map(({ id }) => {
    const own = rows.filter(row => row['sektor'] === id)
    const cells = own.map(row => row[variable]!)
    return sampleIn(cells, Math.floor((ASSOCIATIONS - 1 - Number(id.slice(1))) / 9) + 1)
  })
  const expected = [
    ...samples.map(sample => sectorFigures(sample, item.scale)),
    totalFigures(samples, item.scale),
  ]
  return [...item.sectors, item.total].flatMap((cell, at) => {
    const got = shownFigures(cell, item)
    return Object.entries(expected[at]!).map(([name, figure]) => ({
      place: `${item.id}/${SECTORS[at]?.id ?? 'alla'}/${name}`,
      got: got[name],
      expected: figure,
    }))
  })
}

describe(`the figures of ${ROUNDS} random rounds`, () => {
  let compared = 0
  let defined = 0
  afterAll(() => tellFigures('R17', { rounds: ROUNDS, compared, defined }))

  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'are what exact fractions make of the exported file: %i',
    async round => {
      const container = await answeredRound(createSeededRandom(`R17 ${round}`))
      const exported = await container.answerExports.exportAnswers(ROUND.id)
      const csv = (await collect(answerFile(exported, 'csv', say))).join('')
      const rows = parse(csv, { columns: true }) as unknown as readonly Row[]
      const { result } = await container.results.currentResult(ROUND.id)
      const all = result.items.flatMap(item => compare(item, rows))
      compared += all.length
      defined += all.filter(({ expected }) => expected !== null).length
      expect(all.filter(({ got, expected }) => differs(got, expected)).slice(0, 20)).toEqual([])
      expect(all.length).toBeGreaterThan(5000)
      await container.store.close()
    },
  )
})
