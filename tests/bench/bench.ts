import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { MONGO_ADDRESS } from '../builders/stores.ts'
import { type Bench, createBench } from './bench-stores.ts'
import { besideDocuments } from './goals/beside-documents.ts'
import { certified } from './goals/certified.ts'
import { compared } from './goals/compared.ts'
import { exports, reportFiles } from './goals/documents.ts'
import { exportedAnswers } from './goals/exported-answers.ts'
import { durability } from './goals/durability.ts'
import { fold } from './goals/fold.ts'
import { register } from './goals/register.ts'
import { rush } from './goals/rush.ts'
import { steady } from './goals/steady.ts'
import { stored } from './goals/stored.ts'
import { submits } from './goals/submits.ts'
import { submitsToMongo } from './goals/submits-to-mongo.ts'
import { tally } from './goals/tally.ts'
import { weight } from './goals/weight.ts'
import type { Judgements } from './judged.ts'
import { mongoPlace, type Place, sqlitePlace } from './places.ts'
import { CONNECTIONS, ROUNDS, RUSH_SECONDS, SECONDS, tell } from './settings.ts'

/**
 * `npm run bench`: the goals of speed on both stores, each beside its floor in the same run, as one JSON.
 * `npm run bench -- SQLite P7 P9` measures only what is named.
 */
interface Measurement {
  readonly goals: readonly string[]
  readonly measure: (bench: Bench) => Promise<Judgements>
}

const AT_BOTH: readonly Measurement[] = [
  { goals: ['P6'], measure: steady },
  { goals: ['rush'], measure: rush },
  { goals: ['documents'], measure: besideDocuments },
  { goals: ['register'], measure: register },
  // What is stored is filled once: counted first, then added to, and closed last.
  { goals: ['P9'], measure: tally },
  { goals: ['P7'], measure: stored },
  { goals: ['result', 'P8'], measure: certified },
  { goals: ['comparison'], measure: compared },
  { goals: ['export'], measure: exportedAnswers },
]

const MEASUREMENTS: Readonly<Record<Place['name'], readonly Measurement[]>> = {
  SQLite: [
    { goals: ['P1'], measure: durability },
    { goals: ['P2', 'P3', 'P5'], measure: submits },
    { goals: ['P12'], measure: weight },
    { goals: ['fold'], measure: fold },
    { goals: ['P10'], measure: reportFiles },
    { goals: ['P11'], measure: exports },
    ...AT_BOTH,
  ],
  MongoDB: [{ goals: ['P1', 'P2', 'P3', 'P4'], measure: submitsToMongo }, ...AT_BOTH],
}

const asked = process.argv.slice(2)
const isAsked = (names: readonly string[], among: readonly string[]) =>
  !asked.some(name => among.includes(name)) || names.some(name => asked.includes(name))
const allGoals = Object.values(MEASUREMENTS).flatMap(all => all.flatMap(({ goals }) => goals))

async function measureAt(place: Place): Promise<Judgements> {
  const bench = createBench(place)
  try {
    let told: Judgements = {}
    for (const { goals, measure } of MEASUREMENTS[place.name]) {
      if (!isAsked(goals, allGoals)) continue
      tell(`${place.name}: ${goals.join(', ')}`)
      told = { ...told, ...(await measure(bench)) }
    }
    return told
  } finally {
    await bench.close()
  }
}

const folder = mkdtempSync(join(tmpdir(), 'barometer-bench-'))
try {
  const places = [
    sqlitePlace(folder),
    ...(MONGO_ADDRESS === null ? [] : [mongoPlace(MONGO_ADDRESS, folder)]),
  ].filter(({ name }) => isAsked([name], ['SQLite', 'MongoDB']))
  const stores: Record<string, Judgements | string> =
    MONGO_ADDRESS === null ? { MongoDB: 'not measured: MONGODB_URI is not set' } : {}
  for (const place of places) stores[place.name] = await measureAt(place)
  const run = {
    rounds: ROUNDS,
    seconds: SECONDS,
    rushSeconds: RUSH_SECONDS,
    connections: CONNECTIONS,
    node: process.version,
  }
  process.stdout.write(`${JSON.stringify({ stores, run }, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
