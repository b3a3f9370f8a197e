import { readFileSync } from 'node:fs'

/** The definitions and crosswalks that come with the program, by the versions that they are. */
const FILES: Readonly<Record<string, string>> = {
  'samverkan/2019': 'definitions/samverkan/2019.json',
  'samverkan/2022': 'definitions/samverkan/2022.json',
  'foreningsmassa/2021': 'definitions/foreningsmassa/2021.json',
  'samverkan/2019-2022': 'crosswalks/samverkan/2019-2022.json',
}

export const BUNDLED = Object.keys(FILES)

/** One of `BUNDLED`, as data. */
export function readBundled(name: string): unknown {
  const file = new URL(`../../surveys/${FILES[name] ?? name}`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** The example dossiers of audits that come with the program. */
export const DOSSIERS = ['huddinge', 'exempelby']

/** One of `DOSSIERS`, as data. */
export function readDossier(name: string): unknown {
  const file = new URL(`../../reports/follow-up/cases/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'))
}
