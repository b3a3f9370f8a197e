import { randomBytes } from 'node:crypto'

import type { Association, Sector } from '../../surveys/association.ts'
import { scaleQuestionsOf, type Survey } from '../../surveys/survey.ts'
import { toInstant } from '../../surveys/instant.ts'
import { type Container, createContainer } from '../../server/container.ts'
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import { readBundled } from '../../server/files/bundled.ts'

export const BENCH_SECRET = Buffer.alloc(32, 7)
export const BENCH_ROUND = 'matning-2022'
export const BENCH_SECTORS: readonly Sector[] = Array.from({ length: 9 }, (_, index) => ({
  id: `sektor-${index + 1}`,
  name: `Sektor ${index + 1}`,
}))

const survey = readBundled('samverkan/2022') as Survey

export function benchContainer(storePath: string): Container {
  return createContainer({
    store: createSqliteStore(storePath),
    secret: BENCH_SECRET,
    sectors: BENCH_SECTORS,
    program: { name: 'samverkansbarometer', version: 'bench' },
    now: () => toInstant(new Date()),
    randomBytes,
  })
}

/** A round of the real questionnaire with so many associations, open. */
export async function openBenchRound(container: Container, size: number): Promise<void> {
  const associations = Array.from({ length: size }, (_, index): Association => ({
    id: `F${String(index).padStart(7, '0')}`,
    name: `Förening ${index}`,
    orgNumber: null,
    sector: BENCH_SECTORS[index % BENCH_SECTORS.length]!.id,
    email: null,
  }))
  await container.surveys.publish(survey)
  await container.store.putAssociations(associations)
  await container.rounds.createRound({
    id: BENCH_ROUND,
    survey: 'samverkan/2022',
    year: 2022,
    promise: 'grouped',
    threshold: 5,
    collectedBy: 'Mätningen',
    registryNumber: null,
    opensAt: null,
    closesAt: '2099-10-10T21:59:59.000Z',
    synthetic: true,
  })
  await container.rounds.openRound(BENCH_ROUND)
}

/** The answers of one association, as a form sends them. */
export function benchAnswers(index: number): Readonly<Record<string, string>> {
  const grades = scaleQuestionsOf(survey).map(({ id }, item) => {
    const turn = (index * 7 + item * 3) % 11
    return [id, turn < 10 ? String(1 + (turn % 5)) : 'VE']
  })
  return Object.fromEntries([...grades, ['samverkan.battre', 'Återkoppla på ansökningar.']])
}

/** The whole body of a submit. */
export function submitBody(index: number): string {
  return new URLSearchParams({
    omgang: BENCH_ROUND,
    revision: '0',
    inskick: String(index).padStart(22, 'i'),
    ...benchAnswers(index),
  }).toString()
}
