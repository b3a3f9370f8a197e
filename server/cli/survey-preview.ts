import { type Command, Option } from 'commander'

import { type Language, LANGUAGES } from '../../surveys/language.ts'
import { galleryExamples } from '../demo/question-gallery.ts'
import { questionGalleryView } from '../views/question-gallery-view.ts'
import { surveyPreviewView } from '../views/survey-preview-view.ts'
import { DEFAULT_COLOUR } from '../theme/theme.ts'
import { createFront } from '../web.ts'
import { findSurvey, SURVEY_HELP } from './definition.ts'
import { type InstallationFlags, withInstallation } from './installation.ts'
import { faultLine } from '../views/fault-line.ts'
import type { Terminal } from './terminal.ts'

type PreviewFlags = InstallationFlags & { readonly language: Language; readonly out?: string }

/** `barometer survey preview` and `barometer survey gallery`: one HTML file each, that needs no other. */
export function addSurveyPreview(survey: Command, terminal: Terminal): void {
  const { say } = terminal
  withInstallation(survey.command('preview'))
    .description('visa alla sidor i en enkät, med villkor och kontroller i ord, som en HTML-fil')
    .argument('<enkät>', SURVEY_HELP)
    .addOption(new Option('--language <språk>', 'språk').choices([...LANGUAGES]).default('sv'))
    .option('--out <fil>', 'skriv till en fil i stället för till skärmen')
    .action(async (name: string, { language, out, ...flags }: PreviewFlags) => {
      const { survey: shown, faults, warnings } = await findSurvey(name, flags, terminal)
      const findings = {
        faults: faults.map(each => faultLine(each, say)),
        warnings: warnings.map(each => faultLine(each, say)),
      }
      const view = surveyPreviewView(shown, findings, { say, language })
      terminal.deliver(await renderAlone('pages/work/survey-preview', view), out)
    })

  survey
    .command('gallery')
    .description('visa alla frågetyper i alla lägen, för den som ändrar hur de ser ut')
    .option('--out <fil>', 'skriv till en fil i stället för till skärmen')
    .action(async ({ out }: { readonly out?: string }) => {
      const view = questionGalleryView(galleryExamples(), { say, language: 'sv' })
      terminal.deliver(await renderAlone('pages/work/question-gallery', view), out)
    })
}

async function renderAlone(template: string, view: object): Promise<string> {
  const municipality = { name: 'Samverkansbarometern', contact: '' }
  const { renderer } = await createFront({ municipality, theme: { colour: DEFAULT_COLOUR } })
  return renderer.renderAlone(template, view)
}
