import { type Command, Option } from 'commander'

import type { ActName } from '../accounts/log-entry.ts'
import type { Container } from '../container.ts'
import { createFront } from '../web.ts'
import {
  comparisonReport,
  onePageReport,
  outlookReport,
  progressReport,
  REPORT_FORMATS,
  type Report,
  reportFile,
  type ReportFormat,
  resultReport,
} from '../rendering/report-files.ts'
import {
  inInstallation,
  type Installation,
  type InstallationFlags,
  withInstallation,
} from './installation.ts'
import type { Terminal } from './terminal.ts'

export type ReportFlags = InstallationFlags & {
  readonly format: ReportFormat
  readonly out?: string
}

/** `barometer results` and `barometer compare`. */
export function addReports(program: Command, terminal: Terminal): void {
  withReportOutput(program.command('results'))
    .description('visa en omgångs resultat')
    .argument('<omgång>')
    .option('--version <nummer>', 'en tidigare version; 0 är den första (annars den som gäller)')
    .option(
      '--one-page',
      'på en sida: fem meningar, ett diagram, en tabell och vad vi inte kan säga',
    )
    .action((round: string, flags: ResultFlags) =>
      inInstallation(flags, terminal, async installation => {
        const act = { ...asRead(flags), object: round }
        const report = await installation.record(act, () =>
          resultOf(round, flags, { ...installation.container, ...terminal }),
        )
        await deliverReport(report, { installation, flags, terminal })
      }),
    )

  withReportOutput(program.command('compare'))
    .description('jämför två omgångar; är båda fastställda fastställs också jämförelsen')
    .argument('<omgång>')
    .argument('<omgång>')
    .action((one: string, other: string, flags: ReportFlags) =>
      inInstallation(flags, terminal, async installation => {
        const act = {
          ...asRead(flags),
          act: 'comparison.certified',
          object: `${one}-${other}`,
        } as const
        const current = await installation.record(act, () =>
          installation.container.comparisons.certifyComparison(one, other),
        )
        const report = comparisonReport(current, terminal.say)
        if (current.digest !== null) {
          terminal.tell(terminal.say('cli.compare.certified', { digest: current.digest }))
        }
        await deliverReport(report, { installation, flags, terminal })
      }),
    )
}

type ResultFlags = ReportFlags & { readonly version?: string; readonly onePage?: true }

async function resultOf(
  round: string,
  { version, onePage }: ResultFlags,
  {
    results,
    publications,
    say,
  }: Pick<Container, 'results' | 'publications'> & Pick<Terminal, 'say'>,
): Promise<Report> {
  if (onePage === true) {
    const { current, plans } = await publications.onePage(round)
    return onePageReport(current, plans, say)
  }
  const current =
    version === undefined
      ? await results.currentResult(round)
      : await results.versionOf(round, Number(version))
  return resultReport(current, say)
}

/** What the log has of a report that is shown, or written to a file. */
function asRead({ format, out }: ReportFlags) {
  const act: ActName = out === undefined ? 'results.read' : 'results.exported'
  return { act, detail: format }
}

/** `barometer round outlook`. */
export function addOutlook(round: Command, terminal: Terminal): void {
  withReportOutput(round.command('outlook'))
    .description('visa vad omgången kan komma att visa: dolda sektorer och minsta förändring')
    .argument('<id>')
    .action((id: string, flags: ReportFlags) =>
      inInstallation(flags, terminal, async installation => {
        const outlook = await installation.container.outlooks.outlookOf(id)
        await deliverReport(outlookReport(outlook, terminal.say), { installation, flags, terminal })
      }),
    )
}

/** `barometer round progress`. */
export function addProgress(round: Command, terminal: Terminal): void {
  withReportOutput(round.command('progress'))
    .description('visa hur många som har svarat, per sektor och dag, och utfallen')
    .argument('<id>')
    .action((id: string, flags: ReportFlags) =>
      inInstallation(flags, terminal, async installation => {
        const progress = await installation.container.progress.progressOf(id)
        const report = progressReport(progress, terminal.say)
        await deliverReport(report, { installation, flags, terminal })
      }),
    )
}

/** A command that gives a report, in a form that is chosen. */
export function withReportOutput(command: Command): Command {
  return withInstallation(command)
    .addOption(new Option('--format <form>', 'form').choices([...REPORT_FORMATS]).default('text'))
    .option('--out <fil>', 'skriv till en fil i stället för till skärmen')
}

/** Gives a report to the terminal or a file. */
export async function deliverReport(
  report: Report,
  {
    installation,
    flags,
    terminal,
  }: { installation: Installation; flags: ReportFlags; terminal: Terminal },
): Promise<void> {
  const { renderer } = await createFront(installation.config)
  const renderAlone = (view: object) => renderer.renderAlone('pages/work/report', view)
  const { body } = reportFile(report, flags.format, { say: terminal.say, renderAlone })
  terminal.deliver(body, flags.out)
}
