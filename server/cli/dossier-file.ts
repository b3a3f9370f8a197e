import { existsSync } from 'node:fs'

import { examineDossier } from '../../reports/follow-up/check-dossier.ts'
import type { Dossier } from '../../reports/follow-up/dossier-schema.ts'
import { DOSSIERS, readDossier } from '../files/bundled.ts'
import { readJsonFile } from '../files/read-json.ts'
import { Problem } from '../problems.ts'

export const FILE_HELP = `JSON-fil, eller exempel som följer med: ${DOSSIERS.join(', ')}`

/**
 * A dossier from a file, or one that comes with the program.
 *
 * @throws Problem 'audit/faulty', or what reading a JSON file can throw.
 */
export function findDossier(file: string): Dossier {
  const { dossier, faults } = examineDossier(
    isBundledDossier(file) ? readDossier(file) : readJsonFile(file),
  )
  if (dossier !== null && faults.length === 0) return dossier
  throw new Problem('audit/faulty', { path: file, count: faults.length }, { faults })
}

/** Whether a name is that of a dossier that comes with the program, and of no file. */
export function isBundledDossier(file: string): boolean {
  return !existsSync(file) && DOSSIERS.includes(file)
}
