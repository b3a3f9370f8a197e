import type { Command } from 'commander'

import { createCommands } from '../../server/cli/barometer.ts'
import { createTerminal } from '../../server/cli/terminal.ts'
import { loadTexts } from '../../server/rendering/texts.ts'

/** A command as somebody is told to write it. */
export interface CommandLine {
  readonly args: readonly string[]
  /** It stands in running text, and may leave out what the reader is to fill in. */
  readonly isMention: boolean
}

/** Every `barometer …` in a guide: in its blocks of commands, and in the text. */
export function commandLinesIn(markdown: string): readonly CommandLine[] {
  const fence = /^```(\w*)\n(.*?)^```$/gms
  const blocks = [...markdown.matchAll(fence)].filter(([, language]) => language === 'sh')
  const mentions = [...markdown.replace(fence, '').matchAll(/`(barometer [^`]+)`/g)]
  return [
    ...blocks.flatMap(([, , block = '']) => commandLinesOf(block)),
    ...mentions.flatMap(([, line = '']) =>
      commandLinesOf(line.replace(/\s+/g, ' ')).map(({ args }) => ({ args, isMention: true })),
    ),
  ]
}

/** What a script, or a line of one, runs. */
export function commandLinesOf(script: string): readonly CommandLine[] {
  const lines = script.replace(/\\\n\s*/g, '').split('\n')
  return lines
    .flatMap(line => line.replace(/(^|\s)#.*$|\s>\s.*$/, '').split(/&&|[;|]/))
    .map(wordsOf)
    .flatMap(words => {
      const args = argsOf(words)
      return args === null ? [] : [{ args, isMention: false }]
    })
}

function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replace(/["']/g, ''),
  )
}

/** Arguments of the program, also where a container runs it. */
function argsOf(words: readonly string[]): readonly string[] | null {
  const [first = ''] = words
  if (/(^|\/)barometer$/.test(first)) return words.slice(1)
  const isRun = words.slice(0, 3).join(' ') === 'docker compose run'
  return isRun ? words.slice(words.indexOf('commands') + 1) : null
}

const LEFT_OUT = ['commander.missingArgument', 'commander.missingMandatoryOptionValue']
const HELP = ['commander.helpDisplayed', 'commander.version']

/** Whether the program's own command line takes it. Nothing is done. */
export async function isUnderstood({ args, isMention }: CommandLine): Promise<boolean> {
  const silent = { write: () => undefined }
  const terminal = createTerminal({
    say: loadTexts('sv'),
    stdout: silent,
    stderr: silent,
    askHidden: async () => null,
    untilStopped: async () => undefined,
  })
  const program = createCommands(terminal)
  for (const command of leavesOf(program)) command.action(() => undefined)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return true
  } catch (error) {
    const code = String((error as { readonly code?: unknown }).code)
    return HELP.includes(code) || (isMention && LEFT_OUT.includes(code))
  }
}

/** Commands that do something: those without others under them, and those that take something beside them. */
function leavesOf(command: Command): readonly Command[] {
  const under = command.commands.flatMap(leavesOf)
  const doesSomething = under.length === 0 || command.registeredArguments.length > 0
  return doesSomething ? [command, ...under] : under
}
