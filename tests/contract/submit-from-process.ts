import { once } from 'node:events'

import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import { response, submitting } from '../builders/records.ts'

/**
 * Run as a process of its own: when it is told to, sends in an answer under each key, one after the other,
 * and tells as JSON which of them were stored.
 */
const [, , path = '', who = '', count = ''] = process.argv
const store = createSqliteStore(path)
process.stdout.write('ready\n')
await once(process.stdin, 'data')
const stored: string[] = []
for (let index = 0; index < Number(count); index += 1) {
  const key = `k${index}`
  const given = response(key, {}, { submissionId: who })
  const outcome = await store.submitResponse({ ...submitting(key), response: given })
  if (outcome === 'stored') stored.push(key)
}
await store.close()
process.stdout.write(JSON.stringify(stored))
process.stdin.destroy()
