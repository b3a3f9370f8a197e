#!/usr/bin/env node
import { askHidden } from './cli/ask-hidden.ts'
import { createTerminal } from './cli/terminal.ts'
import { runBarometer } from './cli/barometer.ts'
import { loadTexts } from './rendering/texts.ts'

/** A signal asks for an orderly end: what has begun is finished before the process goes. A second one insists. */
function untilStopped(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve()
        process.once(signal, () => process.exit(1))
      })
    }
  })
}

// Whoever reads our output may stop reading, and the disk it goes to may be full: that is no fault.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)

process.exitCode = await runBarometer(
  process.argv.slice(2),
  createTerminal({
    say: loadTexts('sv'),
    stdout: process.stdout,
    stderr: process.stderr,
    askHidden,
    untilStopped,
  }),
)
