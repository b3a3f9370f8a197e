import type { Command } from 'commander'

import { readFileBytes } from '../files/read-table.ts'
import { readPublicKeys } from '../keys/key-files.ts'
import { fingerprintOf } from '../keys/signatures.ts'
import { Problem } from '../problems.ts'
import type { KeyService } from '../services/key-service.ts'
import type { ImportOutcome } from '../services/result-import-service.ts'
import { importLines } from '../views/imported/import-words.ts'
import {
  inNewInstallation,
  type Installation,
  type InstallationFlags,
  withInstallation,
} from './installation.ts'
import type { Terminal } from './terminal.ts'
import { whoCommands } from './who-commands.ts'

interface ImportFlags extends InstallationFlags {
  readonly key?: string
  readonly acceptKey?: string
  readonly digest?: string
  readonly reason?: string
}

/** `barometer results import`: what others have certified, checked before it is believed. */
export function addResultsImport(results: Command, terminal: Terminal): void {
  withInstallation(results.command('import'))
    .description('läs in fastställda filer från andra: resultat, rättelser, jämförelser, fritext')
    .argument('<filer...>')
    .option('--key <fil>', 'öppna nycklar från den som har fastställt filerna')
    .option('--accept-key <fingeravtryck>', 'godkänn nyckeln med det fingeravtrycket')
    .option('--digest <kontrollsumma>', 'kontrollsumman i diariet, för en fil utan signatur')
    .option('--reason <skäl>', 'varför nyckeln godkänns; skrivs i loggen')
    .action((paths: readonly string[], _own: object, command: Command) => {
      // The flags that `results` has too are given to it, wherever they stand.
      const flags = command.optsWithGlobals<ImportFlags>()
      return inNewInstallation(flags, terminal, async installation => {
        await acceptKey(flags, installation, terminal)
        for (const outcome of await importFiles(paths, flags, installation)) {
          terminal.print(importLines(outcome, terminal.say).join('\n'))
        }
      })
    })
}

/**
 * Takes the key that is named for known, or tells which key it would be.
 *
 * @throws Problem 'keys/notPublic', 'import/otherKey', 'import/needReason', or 'import/notAccepted' when nobody has
 *   said that any of the keys in the file is believed.
 */
async function acceptKey(
  { key: path, acceptKey: fingerprint, reason = '' }: ImportFlags,
  { container: { fileKeys } }: Installation,
  { say, print }: Terminal,
): Promise<void> {
  if (path === undefined && fingerprint === undefined) return
  if (path === undefined) throw new Problem('import/acceptKey', { key: fingerprint ?? '' })
  const text = readFileBytes(path).toString()
  if (fingerprint === undefined) return requireAccepted(text, path, fileKeys)
  const { fingerprint: key } = await fileKeys.accept(
    { text, path, fingerprint, reason },
    whoCommands(),
  )
  print(say('imported.keyAccepted', { key }))
}

async function requireAccepted(text: string, path: string, fileKeys: KeyService): Promise<void> {
  const known = await fileKeys.known()
  const keys = readPublicKeys(text, path).map(fingerprintOf)
  if (keys.some(key => known.has(key))) return
  throw new Problem('import/notAccepted', { path, key: keys[0] ?? '' })
}

function importFiles(
  paths: readonly string[],
  { digest }: ImportFlags,
  { container }: Installation,
): Promise<readonly ImportOutcome[]> {
  const offered = paths.map(path => ({ path, bytes: readFileBytes(path), digest }))
  return container.resultImports.importFiles(offered, whoCommands())
}
