import { readFileSync } from 'node:fs'

/** A MongoDB server of the test's own, which it may stop and kill: something starts it again at once. */
export interface MongoProcess {
  /** It hangs: connections stay, and nothing is answered. */
  readonly hold: () => void
  readonly release: () => void
  readonly kill: () => void
}

/** The one at `MONGODB_URI`, whose process id stands in the file that `MONGODB_PIDFILE` names: a new one after each kill. */
export function mongoProcess(): MongoProcess {
  const pidFile = process.env['MONGODB_PIDFILE'] ?? ''
  const signal = (name: NodeJS.Signals) => {
    process.kill(Number(readFileSync(pidFile, 'utf8')), name)
  }
  return {
    hold: () => signal('SIGSTOP'),
    release: () => signal('SIGCONT'),
    kill: () => signal('SIGKILL'),
  }
}
