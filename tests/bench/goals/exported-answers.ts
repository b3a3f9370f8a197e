import { rmSync } from 'node:fs'
import { join } from 'node:path'

import type { Bench } from '../bench-stores.ts'
import { judged, type Judgements, median, round } from '../judged.ts'
import { runProgram } from '../processes.ts'
import type { ExportedAnswersTold } from '../programs/export-answers.ts'
import { ROUNDS, tell } from '../settings.ts'

const FORMS = ['plain', 'csv', 'xlsx'] as const
type Form = (typeof FORMS)[number]

const MOST_MB = 300
/** P11: as much as 0.25 of the speed of bare blocks. */
const MOST_OF_PLAIN = 4

/** Every answer of a full store leaves as CSV and as a workbook, in memory that does not grow with them. */
export async function exportedAnswers({ place }: Bench): Promise<Judgements> {
  const many = place.stored
  const runs = { few: await exportedFrom(many / 10, place), many: await exportedFrom(many, place) }
  const middle = (size: keyof typeof runs, form: Form, of: keyof ExportedAnswersTold) =>
    median(runs[size].map(run => run[form][of]))
  const memory = (form: Form) => middle('many', form, 'peakMb') / middle('few', form, 'peakMb')
  const ofPlain = (form: Form) => middle('many', form, 'cpuMs') / middle('many', 'plain', 'cpuMs')
  const told = (form: Form) => ({
    memory: round(memory(form)),
    peakMb: round(middle('many', form, 'peakMb'), 1),
    cpuMs: round(middle('many', form, 'cpuMs'), 0),
    mb: round(middle('many', form, 'mb'), 1),
    ofPlain: round(ofPlain(form)),
  })
  const isSmall = (form: Form) => middle('many', form, 'peakMb') <= MOST_MB && memory(form) <= 1.3
  return {
    export: judged(
      `${many} answers leave as CSV and XLSX in at most ${MOST_MB} MB, and 1.3 times the memory of a tenth as many; as CSV in at most ${MOST_OF_PLAIN} times the CPU time of the same rows from the driver in bare blocks`,
      { plain: told('plain'), csv: told('csv'), xlsx: told('xlsx') },
      isSmall('csv') && isSmall('xlsx') && ofPlain('csv') <= MOST_OF_PLAIN,
    ),
  }
}

type Run = Readonly<Record<Form, ExportedAnswersTold>>

/** Each form in turn, three times at most: each is a process of its own. */
async function exportedFrom(size: number, place: Bench['place']): Promise<readonly Run[]> {
  const address = place.newAddress()
  tell(`${place.name}: filling a store with ${size} responses that name`)
  await runProgram('fill-store.js', [address, String(size), '0', 'named'])
  await runProgram('export-answers.js', ['close', address])
  const file = join(place.folder, 'svar')
  const runs: Run[] = []
  for (let turn = 0; turn < Math.min(3, ROUNDS); turn += 1) {
    const told: [Form, ExportedAnswersTold][] = []
    for (const form of FORMS) {
      tell(`export of ${size} responses: ${form}`)
      const text = await runProgram('export-answers.js', [form, address, file])
      told.push([form, JSON.parse(text) as ExportedAnswersTold])
    }
    runs.push(Object.fromEntries(told) as Record<Form, ExportedAnswersTold>)
  }
  rmSync(file)
  await place.remove(address)
  return runs
}
