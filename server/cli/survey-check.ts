import type { Command } from 'commander'

import { examineSurvey } from '../../surveys/schema/check-survey.ts'
import { surveyKey } from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import { surveyDigest } from '../services/survey-service.ts'
import { DEFINITION_HELP, findDefinition } from './definition.ts'
import { inNewInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import { faultLine } from '../views/fault-line.ts'
import type { Terminal } from './terminal.ts'

/** `barometer survey check`: every fault with its place, and apart from them what is worth a look. */
export function addSurveyCheck(survey: Command, terminal: Terminal): void {
  withInstallation(survey.command('check'))
    .description('kontrollera en definition utan att publicera den')
    .argument('<fil>', DEFINITION_HELP)
    .action(async (file: string, flags: InstallationFlags) => {
      const data = await findDefinition(file, flags, terminal)
      if (isCrosswalk(data)) return checkCrosswalk(data, flags, terminal)
      checkSurvey(data, terminal)
    })
}

/** What a crosswalk maps must be published: it is checked against those versions. */
async function checkCrosswalk(
  data: unknown,
  flags: InstallationFlags,
  terminal: Terminal,
): Promise<void> {
  await inNewInstallation(flags, terminal, async ({ container }) => {
    const { published } = await container.surveys.check(data)
    const { key, digest } = published
    terminal.print(terminal.say('cli.survey.sound', { key, digest }))
  })
}

/** @throws Problem 'survey/faulty' after every fault has been told. */
function checkSurvey(data: unknown, terminal: Terminal): void {
  const { say, print, tell } = terminal
  const { survey, faults, warnings } = examineSurvey(data)
  if (warnings.length > 0) {
    tell(
      [say('cli.survey.warnings'), ...warnings.map(each => `  ${faultLine(each, say)}`)].join('\n'),
    )
  }
  if (survey === null || faults.length > 0) {
    print(faults.map(each => faultLine(each, say)).join('\n'))
    throw new Problem('survey/faulty', { count: faults.length })
  }
  print(say('cli.survey.sound', { key: surveyKey(survey), digest: surveyDigest(survey) }))
}

function isCrosswalk(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'crosswalk'
}
