import type { Command } from 'commander'

import { diffSurveys } from '../../surveys/diff/survey-diff.ts'
import { surveyKey } from '../../surveys/survey.ts'
import { diffView } from '../views/diff-view.ts'
import { findSurvey, SURVEY_HELP } from './definition.ts'
import { type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

/** `barometer survey diff`: what a crosswalk between two versions has to say something about. */
export function addSurveyDiff(survey: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(survey.command('diff'))
    .description(
      'visa vad som skiljer två versioner, och vad en jämförelsenyckel kan säga om varje fråga',
    )
    .argument('<äldre>', SURVEY_HELP)
    .argument('<nyare>', SURVEY_HELP)
    .action(async (older: string, newer: string, flags: InstallationFlags) => {
      const { survey: from } = await findSurvey(older, flags, terminal)
      const { survey: to } = await findSurvey(newer, flags, terminal)
      const sections = diffView(diffSurveys(from, to), { from, to }, { say, language: 'sv' })
      const title = say('diff.title', { from: surveyKey(from), to: surveyKey(to) })
      print(
        [
          title,
          ...sections.map(({ heading, lines }) => [`\n${heading}`, ...lines].join('\n')),
        ].join('\n'),
      )
    })
}
