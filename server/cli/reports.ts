import { type Command, Option } from 'commander'

import type { ActName } from '../accounts/log-entry.ts'
import type { Container } from '../container.ts'
import { createFront } from '../web.ts'
import { loadLocales } from '../rendering/locale.ts'
import { FILED_FORMATS, type FiledFormat, fileReport } from '../rendering/filed-report.ts'
import {
  comparisonReport,
  type FiledReport,
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
import { addResultsExport } from './results-export.ts'
import { addResultsImport } from './results-import.ts'
import type { Terminal } from './terminal.ts'

type ReportFlags = InstallationFlags & {
  readonly format: ReportFormat
  readonly out?: string
}
export type FiledFlags = InstallationFlags & {
  readonly format: ReportFormat | FiledFormat
  readonly out?: string
}

/** `barometer results` and `barometer compare`. */
export function addReports(program: Command, terminal: Terminal): void {
  addResults(program, terminal)
  addCompare(program, terminal)
}

function addResults(program: Command, terminal: Terminal): void {
  const results = withFiledOutput(program.command('results'))
    .helpCommand(false)
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
          resultOf(round, flags, installation.container),
        )
        await deliverFiled(report, { installation, flags, terminal })
      }),
    )
  addResultsExport(results, terminal)
  addResultsImport(results, terminal)
}

function addCompare(program: Command, terminal: Terminal): void {
  withFiledOutput(program.command('compare'))
    .description('jämför två omgångar; är båda fastställda fastställs också jämförelsen')
    .argument('<omgång>')
    .argument('<omgång>')
    .action((one: string, other: string, flags: FiledFlags) =>
      inInstallation(flags, terminal, async installation => {
        const { container, record } = installation
        const read = { ...asRead(flags), object: `${one}-${other}` }
        const isToBe = await isToBeCertified(one, other, container)
        const current = await record(isToBe ? { ...read, act: 'comparison.certified' } : read, () =>
          container.comparisons.certifyComparison(one, other),
        )
        const report = comparisonReport(current, terminal.say)
        if (current.digest !== null) {
          terminal.tell(terminal.say('cli.compare.certified', { digest: current.digest }))
        }
        await deliverFiled(report, { installation, flags, terminal })
      }),
    )
}

/** Not where a round is not certified, nor what is certified already, nor two results of others. */
async function isToBeCertified(
  one: string,
  other: string,
  { rounds, comparisons }: Pick<Container, 'rounds' | 'comparisons'>,
): Promise<boolean> {
  const areCertified = (await rounds.isCertified(one)) && (await rounds.isCertified(other))
  return areCertified && (await comparisons.findCertified(one, other)) === null
}

type ResultFlags = FiledFlags & { readonly version?: string; readonly onePage?: true }

async function resultOf(
  round: string,
  { version, onePage }: ResultFlags,
  { results, publications }: Pick<Container, 'results' | 'publications'>,
): Promise<FiledReport> {
  if (onePage === true) {
    const { current, plans } = await publications.onePage(round)
    return onePageReport(current, plans, loadLocales())
  }
  const current =
    version === undefined
      ? await results.currentResult(round)
      : await results.versionOf(round, Number(version))
  return resultReport(current, loadLocales())
}

/** What the log has of a report that is shown, or written to a file. */
function asRead({ format, out }: FiledFlags) {
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
function withReportOutput(command: Command): Command {
  return withOutput(command, REPORT_FORMATS)
}

/** The same for a report that can also be handed over as a document of its own. */
export function withFiledOutput(command: Command): Command {
  return withOutput(command, [...REPORT_FORMATS, ...FILED_FORMATS]).hook('preAction', requireFile)
}

function withOutput(command: Command, formats: readonly string[]): Command {
  return withInstallation(command)
    .addOption(new Option('--format <form>', 'form').choices(formats).default('text'))
    .option('--out <fil>', 'skriv till en fil i stället för till skärmen')
}

/** Bytes are not for a screen. @throws CommanderError for a document without a file to write it to. */
function requireFile(command: Command): void {
  const { format, out } = command.opts<FiledFlags>()
  if (isFiled(format) && out === undefined) {
    command.error("'--out <fil>'", { code: 'commander.missingMandatoryOptionValue', exitCode: 1 })
  }
}

function isFiled(format: ReportFormat | FiledFormat): format is FiledFormat {
  return (FILED_FORMATS as readonly string[]).includes(format)
}

interface Delivery<Flags> {
  readonly installation: Installation
  readonly flags: Flags
  readonly terminal: Terminal
}

/** Gives a report to the terminal or a file, in a form of its own or as a document. */
export async function deliverFiled(
  report: FiledReport,
  { installation, flags, terminal }: Delivery<FiledFlags>,
): Promise<void> {
  // `requireFile` has seen to it that a document has a file.
  const { format, out = '' } = flags
  if (!isFiled(format)) {
    return deliverReport(report, { installation, flags: { ...flags, format }, terminal })
  }
  const { municipality, theme } = installation.config
  const { document, provenance } = report
  const order = { document, provenance, format, site: { municipality, theme } }
  await terminal.deliverFile(inOnePiece(await fileReport(order, terminal.say)), out)
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Gives a report to the terminal or a file. */
async function deliverReport(
  report: Report,
  { installation, flags, terminal }: Delivery<ReportFlags>,
): Promise<void> {
  const { renderer } = await createFront(installation.config)
  const renderAlone = (view: object) => renderer.renderAlone('pages/work/report', view)
  const { body } = reportFile(report, flags.format, { say: terminal.say, renderAlone })
  terminal.deliver(body, flags.out)
}
