import { Command, CommanderError } from 'commander'

import type { Say } from '../../reports/documents/document.ts'
import { Problem } from '../problems.ts'
import { readProgram } from '../program.ts'
import { addAudit } from './audit.ts'
import { addPrinted } from './printed.ts'
import { addBackup } from './backup.ts'
import { addCopy } from './copy.ts'
import { addDemo } from './demo.ts'
import { addEstimate } from './estimate.ts'
import { addFreeText } from './freetext.ts'
import { addInit } from './init.ts'
import { addInvitation } from './invitation.ts'
import { addKeys } from './keys.ts'
import { addLog } from './log.ts'
import { addMail } from './mail.ts'
import { addRegister } from './register.ts'
import { addReports } from './reports.ts'
import { addResponses } from './responses.ts'
import { addRestore } from './restore.ts'
import { addRound } from './round.ts'
import { addServe } from './serve.ts'
import { addSurvey } from './survey.ts'
import { problemLines, type Terminal } from './terminal.ts'
import { addUpgrade } from './upgrade.ts'
import { addUser } from './user.ts'
import { addVerify } from './verify.ts'

/** Every command, in the order of the help text. */
const COMMANDS = [
  addInit,
  addServe,
  addDemo,
  addRegister,
  addSurvey,
  addRound,
  addInvitation,
  addResponses,
  addFreeText,
  addReports,
  addAudit,
  addPrinted,
  addUser,
  addLog,
  addVerify,
  addKeys,
  addEstimate,
  addBackup,
  addRestore,
  addCopy,
  addUpgrade,
  addMail,
]

const EXIT_PROBLEM = 1
const EXIT_USAGE = 2
const EXIT_INTERNAL = 70

/** Headings of the help text, which the library gives in English. */
const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': 'Så här:',
  'Arguments:': 'Argument:',
  'Options:': 'Flaggor:',
  'Commands:': 'Kommandon:',
}

/** Other words that the library puts into a help text. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\[options\]/g, '[flaggor]'],
  [/\[command\]/g, '[kommando]'],
  [/, default: "?([^")]*)"?\)/, '; annars $1)'],
  [/\(default: "?([^")]*)"?\)/, '(annars $1)'],
  [/\(choices: /, '(välj: '],
]

function inSwedish(text: string): string {
  return WORDS.reduce((told, [word, ours]) => told.replace(word, ours), text)
}

/**
 * Runs one command.
 *
 * @returns The exit code: 0 done, 1 a problem that was told, 2 the command was not understood, 70 a fault
 *   of ours.
 */
export async function runBarometer(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await createCommands(terminal).parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return usageError(error, terminal)
    if (error instanceof Problem) {
      terminal.tell(problemLines(error, terminal.say))
      if (error.code !== 'internal') return EXIT_PROBLEM
      terminal.tell(String(error.stack))
      return EXIT_INTERNAL
    }
    terminal.tell(terminal.say('problem.internal'))
    terminal.tell(error instanceof Error ? String(error.stack) : String(error))
    return EXIT_INTERNAL
  }
}

/** Every command that there is; none has run. */
export function createCommands(terminal: Terminal): Command {
  const { name, version } = readProgram()
  const program = new Command('barometer')
    .description(terminal.say('cli.description'))
    .version(`${name} ${version}`, '--version', 'visa versionen')
    // After a command's name `--version` is the command's: a version of a result.
    .enablePositionalOptions()
    .helpOption('-h, --help', 'visa den här hjälpen')
    .helpCommand(false)
    .configureHelp({
      styleTitle: title => HEADINGS[title] ?? title,
      styleUsage: inSwedish,
      styleSubcommandTerm: inSwedish,
      styleOptionDescription: inSwedish,
    })
    .configureOutput({
      writeOut: text => terminal.print(text.trimEnd()),
      writeErr: text => terminal.tell(text.trimEnd()),
      outputError: () => undefined,
    })
    .showSuggestionAfterError(false)
    .exitOverride()
  for (const add of COMMANDS) add(program, terminal)
  return program
}

const USAGE_TEXTS: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'cli.usage.unknownCommand',
  'commander.unknownOption': 'cli.usage.unknownOption',
  'commander.missingArgument': 'cli.usage.missingArgument',
  'commander.missingMandatoryOptionValue': 'cli.usage.missingOption',
  'commander.optionMissingArgument': 'cli.usage.optionMissingArgument',
  'commander.excessArguments': 'cli.usage.excessArguments',
  'commander.invalidArgument': 'cli.usage.invalidArgument',
}

function usageError({ code, message, exitCode }: CommanderError, { say, tell }: Terminal): number {
  if (exitCode === 0 || code === 'commander.help') return exitCode === 0 ? 0 : EXIT_USAGE
  tell(usageText(say, code, message))
  return EXIT_USAGE
}

/** The library tells in English which flag it was, what was given, and what can be. */
function usageText(say: Say, code: string, message: string): string {
  const quoted = [...message.matchAll(/'([^']*)'/g)].map(([, text = '']) => text)
  // Of a flag the name comes first, of an argument what was given.
  const [name = '', value = ''] = message.includes('command-argument')
    ? quoted.toReversed()
    : quoted
  const choices = /choices are (.*)\.$/.exec(message)?.[1] ?? ''
  return say(USAGE_TEXTS[code] ?? 'cli.usage.other', { name, value, choices })
}
