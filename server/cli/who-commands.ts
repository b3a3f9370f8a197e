import { userInfo } from 'node:os'

import type { Origin } from '../accounts/log-entry.ts'
import type { ActLog, RecordAct } from '../services/act-log.ts'

/** Whoever runs a command, for the log: the operating system's account, at the machine itself. */
export function whoCommands(): Origin {
  return { actor: { kind: 'commandLine', account: accountName() }, network: null }
}

/** A container can run under a number that has no name. */
function accountName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? 'okänd')
  }
}

/** Does something on behalf of whoever runs the command. */
export function recordingIn(acts: ActLog): RecordAct {
  return (act, work) => acts.record({ ...whoCommands(), ...act }, work)
}
