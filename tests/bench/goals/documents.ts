import { judged, type Judgements, median, round } from '../judged.ts'
import { runProgram } from '../processes.ts'
import type { ExportedRows } from '../programs/export-rows.ts'
import type { WrittenReport } from '../programs/write-report.ts'
import { ROUNDS, tell } from '../settings.ts'

/** P10: a PDF whose charts are vectors beside the same with pictures, each in a process of its own. */
export async function reportFiles(): Promise<Judgements> {
  const runs = await inTurn(['vectors', 'pictures'], async form => {
    tell(`PDF with 12 charts and 20 tables, charts as ${form}`)
    return JSON.parse(await runProgram('write-report.js', [form])) as WrittenReport
  })
  const of = (form: 'vectors' | 'pictures') => runs.map(run => run[form])
  const ofPictures = ratio(of('vectors'), of('pictures'), ({ cpuMs }) => cpuMs)
  const peakMb = middle(of('vectors'), run => run.peakMb)
  const told = (form: 'vectors' | 'pictures') => ({
    ms: middle(of(form), run => run.ms),
    cpuMs: middle(of(form), run => run.cpuMs),
    peakMb: middle(of(form), run => run.peakMb),
    kB: middle(of(form), run => run.kB),
  })
  return {
    P10: judged(
      'a PDF with 12 charts and 20 tables takes at most 0.4 of the CPU time of the same with pictures, and 150 MB',
      { ofPictures, vectors: told('vectors'), pictures: told('pictures') },
      ofPictures <= 0.4 && peakMb <= 150,
    ),
  }
}

const FEW_ROWS = '25000'
const MANY_ROWS = '400000'
/** So many that starting up costs little beside them, and their XML has room in memory. */
const PACKED_ROWS = '100000'

/** P11: answers leave as CSV and as a workbook without filling memory, and a workbook costs little more than packing it. */
export async function exports(): Promise<Judgements> {
  const forms = {
    few: ['csv', FEW_ROWS],
    many: ['csv', MANY_ROWS],
    blocks: ['blocks', MANY_ROWS],
    fewInSheet: ['xlsx', FEW_ROWS],
    manyInSheet: ['xlsx', MANY_ROWS],
    packed: ['xlsx', PACKED_ROWS],
    deflate: ['deflate', PACKED_ROWS],
  } as const
  const names = Object.keys(forms) as (keyof typeof forms)[]
  const runs = await inTurn(names, async form => {
    tell(`export: ${forms[form].join(' ')}`)
    return JSON.parse(await runProgram('export-rows.js', forms[form])) as ExportedRows
  })
  const of = (form: keyof typeof forms) => runs.map(run => run[form])
  const memory = ratio(of('many'), of('few'), ({ peakMb }) => peakMb)
  const ofBlocks = ratio(of('blocks'), of('many'), ({ cpuMs }) => cpuMs)
  const sheetMemory = ratio(of('manyInSheet'), of('fewInSheet'), ({ peakMb }) => peakMb)
  const ofDeflate = ratio(of('packed'), of('deflate'), ({ cpuMs }) => cpuMs)
  const csv = { memory, peakMb: middle(of('many'), run => run.peakMb), ofBlocks }
  const xlsx = {
    memory: sheetMemory,
    peakMb: middle(of('manyInSheet'), run => run.peakMb),
    ofDeflate,
  }
  return {
    P11: judged(
      '400 000 rows take at most 1.3 times the memory of 25 000; CSV at least 0.25 of the speed of bare blocks; XLSX at most 2.5 times one deflate of the XML of its sheet',
      { csv, xlsx },
      memory <= 1.3 && ofBlocks >= 0.25 && sheetMemory <= 1.3 && ofDeflate <= 2.5,
    ),
  }
}

async function inTurn<Form extends string, Told>(
  forms: readonly Form[],
  measure: (form: Form) => Promise<Told>,
): Promise<readonly Readonly<Record<Form, Told>>[]> {
  const runs: Record<Form, Told>[] = []
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const told: [Form, Told][] = []
    for (const form of forms) told.push([form, await measure(form)])
    runs.push(Object.fromEntries(told) as Record<Form, Told>)
  }
  return runs
}

function middle<Told>(runs: readonly Told[], of: (run: Told) => number): number {
  return round(median(runs.map(of)), 1)
}

function ratio<Told>(
  runs: readonly Told[],
  floor: readonly Told[],
  of: (run: Told) => number,
): number {
  return round(median(runs.map((run, turn) => of(run) / of(floor[turn]!))))
}
