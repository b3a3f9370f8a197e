import { Argument, type Command } from 'commander'

import { CrosswalkSchema } from '../../surveys/schema/crosswalk-schema.ts'
import { SurveySchema } from '../../surveys/schema/survey-schema.ts'
import { DEFINITION_HELP, readDefinition } from './definition.ts'
import { inNewInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import { addSurveyCheck } from './survey-check.ts'
import { addSurveyDiff } from './survey-diff.ts'
import { addSurveyPreview } from './survey-preview.ts'
import type { Terminal } from './terminal.ts'

/** `barometer survey …`, for definitions and for crosswalks. */
export function addSurvey(program: Command, terminal: Terminal): void {
  const { say, print } = terminal
  const survey = program
    .command('survey')
    .description('enkäter och jämförelsenycklar')
    .helpCommand(false)
  addSchema(survey, terminal)
  addSurveyCheck(survey, terminal)
  addSurveyPreview(survey, terminal)
  addSurveyDiff(survey, terminal)

  withInstallation(survey.command('publish'))
    .description('publicera en definition: den ändras sedan aldrig')
    .argument('<fil>', DEFINITION_HELP)
    .action((file: string, flags: InstallationFlags) =>
      inNewInstallation(flags, terminal, async ({ container }) => {
        const { published, isNew } = await container.surveys.publish(readDefinition(file))
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
