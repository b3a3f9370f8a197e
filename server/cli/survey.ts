import { existsSync } from 'node:fs'

import { Argument, type Command } from 'commander'

import { CrosswalkSchema } from '../../surveys/schema/crosswalk-schema.ts'
import { SurveySchema } from '../../surveys/schema/survey-schema.ts'
import { BUNDLED, readBundled } from '../files/bundled.ts'
import { readJsonFile } from '../files/read-json.ts'
import { inNewInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

/** `barometer survey check|publish|schema`, for definitions and for crosswalks. */
export function addSurvey(program: Command, terminal: Terminal): void {
  const { say, print } = terminal
  const survey = program
    .command('survey')
    .description('enkäter och jämförelsenycklar')
    .helpCommand(false)
  addSchema(survey, terminal)
  const fileHelp = `JSON-fil, eller något som följer med: ${BUNDLED.join(', ')}`

  withInstallation(survey.command('check'))
    .description('kontrollera en definition utan att publicera den')
    .argument('<fil>', fileHelp)
    .action((file: string, flags: InstallationFlags) =>
      inNewInstallation(flags, terminal, async ({ container }) => {
        const { published } = await container.surveys.check(readDefinition(file))
        print(say('cli.survey.sound', { key: published.key, digest: published.digest }))
      }),
    )

  withInstallation(survey.command('publish'))
    .description('publicera en definition: den ändras sedan aldrig')
    .argument('<fil>', fileHelp)
    .action((file: string, flags: InstallationFlags) =>
      inNewInstallation(flags, terminal, async ({ container, record }) => {
        const definition = readDefinition(file)
        const { published, isNew } = await record({ act: 'survey.published' }, () =>
          container.surveys.publish(definition),
        )
        const { key, digest } = published
        print(say(isNew ? 'cli.survey.published' : 'cli.survey.known', { key, digest }))
      }),
    )
}

/** The published JSON Schema, for editors that complete and check while someone writes. */
const SCHEMAS: Readonly<Record<string, object>> = {
  survey: SurveySchema,
  crosswalk: CrosswalkSchema,
}

function addSchema(survey: Command, { print }: Terminal): void {
  survey
    .command('schema')
    .description('skriv ut JSON Schema för en enkät eller en jämförelsenyckel')
    .addArgument(new Argument('[slag]').choices(Object.keys(SCHEMAS)).default('survey'))
    .action((kind: string) => print(JSON.stringify(SCHEMAS[kind], null, 2)))
}

function readDefinition(file: string): unknown {
  return !existsSync(file) && BUNDLED.includes(file) ? readBundled(file) : readJsonFile(file)
}
