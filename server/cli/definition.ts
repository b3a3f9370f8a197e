import { existsSync } from 'node:fs'

import type { Survey } from '../../surveys/survey.ts'
import { type Examination, examineSurvey } from '../../surveys/schema/check-survey.ts'
import { BUNDLED, readBundled } from '../files/bundled.ts'
import { readJsonFile } from '../files/read-json.ts'
import { Problem } from '../problems.ts'
import { inInstallation, type InstallationFlags } from './installation.ts'
import type { Terminal } from './terminal.ts'

export const DEFINITION_HELP = `JSON-fil, eller något som följer med: ${BUNDLED.join(', ')}`
export const SURVEY_HELP =
  'JSON-fil, enkät som följer med, eller publicerad version: samverkan/2022'

/** A definition from a file, or one that comes with the program. */
export function readDefinition(name: string): unknown {
  return !existsSync(name) && BUNDLED.includes(name) ? readBundled(name) : readJsonFile(name)
}

/** The same, or a version that is published in the installation's store. */
export async function findDefinition(
  name: string,
  flags: InstallationFlags,
  terminal: Terminal,
): Promise<unknown> {
  const isKey = /^[a-z0-9-]+\/[a-z0-9-]+$/.test(name)
  if (existsSync(name) || BUNDLED.includes(name) || !isKey) return readDefinition(name)
  let found: unknown = null
  await inInstallation(flags, terminal, async ({ container }) => {
    found = (await container.surveys.getSurvey(name)).survey
  })
  return found
}

/**
 * A survey, which may have faults, as long as it can be read as one.
 *
 * @throws Problem 'survey/faulty' when it cannot.
 */
export async function findSurvey(
  name: string,
  flags: InstallationFlags,
  terminal: Terminal,
): Promise<Examination & { readonly survey: Survey }> {
  const examination = examineSurvey(await findDefinition(name, flags, terminal))
  const { survey, faults } = examination
  if (survey === null) throw new Problem('survey/faulty', { count: faults.length }, { faults })
  return { ...examination, survey }
}
