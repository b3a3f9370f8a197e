import type { Command } from 'commander'

import { type Config, readPort } from '../config.ts'
import type { Container } from '../container.ts'
import { runChores } from '../jobs/run-chores.ts'
import { isLoopbackHost } from '../loopback.ts'
import { paths } from '../paths.ts'
import { Problem } from '../problems.ts'
import { isHeld } from '../services/held-copy.ts'
import { createLog, listen } from '../web.ts'
import { siteWarnings } from './site-warnings.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

interface ServeFlags extends InstallationFlags {
  readonly host?: string
  readonly port?: number
}

/** `barometer serve`: answers until someone stops it. */
export function addServe(program: Command, terminal: Terminal): void {
  const { say, tell } = terminal
  withInstallation(program.command('serve'))
    .description('starta webbtjänsten')
    .option('--host <adress>', 'adress att lyssna på (annars den i inställningarna)')
    .option('--port <port>', 'port att lyssna på; 0 väljer en ledig', readPort)
    .action((flags: ServeFlags) =>
      inInstallation(flags, terminal, async ({ config, container }) => {
        requireSafeAddress(config)
        const stopped = terminal.untilStopped()
        const release = await container.store.claimServing()
        const log = createLog('info')
        const { stop, urlOf } = await listen(container, { ...config, site: config, log })
        const url = urlOf(config.host)
        tell(say('cli.serve.listening', { url }))
        tell(say('cli.serve.links', { url: config.baseUrl }))
        if (await isHeld(container.store)) tell(say('cli.serve.held'))
        for (const warning of siteWarnings(config, say)) tell(warning)
        tell(say('cli.serve.workspace', { url: config.baseUrl + paths.rounds }))
        if (await isNobodyIn(container)) tell(say('cli.serve.noUser'))
        const chores = runChores(container.chores, { leases: container.store, log })
        container.jobs.onFault((job, err) => log.error({ job, err }, 'job failed'))
        const failure = await Promise.race([stopped, container.store.untilFailed()])
        if (failure !== undefined)
          log.fatal({ err: failure.cause, code: failure.code }, 'the disk does not save')
        await stop()
        await container.jobs.stop()
        await chores.stop()
        log.flush()
        await release()
        if (failure !== undefined) throw failure
        tell(say('cli.serve.stopped'))
      }),
    )
}

/** @throws Problem 'server/insecure': what others send would go in the open. */
function requireSafeAddress({ baseUrl }: Pick<Config, 'baseUrl'>): void {
  const { protocol, host } = new URL(baseUrl)
  if (protocol === 'http:' && !isLoopbackHost(host))
    throw new Problem('server/insecure', { baseUrl })
}

/** Nobody has an account, and nobody can get one by logging in elsewhere. */
async function isNobodyIn({ users, openId }: Container): Promise<boolean> {
  return openId === null && (await users.list()).length === 0
}
