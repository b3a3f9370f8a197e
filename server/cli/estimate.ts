import type { Command } from 'commander'

import { checkCase, unreadNames } from '../estimate/check-case.ts'
import { estimateCase } from '../estimate/estimate-case.ts'
import { parseInOrder } from '../estimate/parse-in-order.ts'
import { parseJson } from '../files/read-json.ts'
import { readFileBytes } from '../files/read-table.ts'
import { Problem } from '../problems.ts'
import type { Terminal } from './terminal.ts'

/** `barometer estimate FILE|-`: works out the figures of a case, for whoever checks them against another program. */
export function addEstimate(program: Command, { say, tell, deliver }: Terminal): void {
  program
    .command('estimate')
    .description(
      'räkna fram siffrorna i ett räkneexempel, för att kontrollera dem mot ett annat program',
    )
    .argument('<fil>', 'JSON-fil i samma form som dem i tests/vectors; - läser standard in')
    .action(async (file: string) => {
      const name = file === '-' ? say('cli.standardInput') : file
      const bytes = file === '-' ? await readStandardInput() : readFileBytes(file)
      const { data, namesOf } = parseJson(bytes, name, parseInOrder)
      const checked = checkCase(data)
      if (checked.kind === 'faulty') {
        const { faults } = checked
        throw new Problem('case/faulty', { path: name, count: faults.length }, { faults })
      }
      const unread = unreadNames(checked.value)
      if (unread.length > 0) tell(say('cli.estimate.unread', { names: unread.join(', ') }))
      const expected = estimateCase(checked.value, namesOf)
      deliver(`${JSON.stringify({ expected }, null, 2)}\n`, undefined)
    })
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}
