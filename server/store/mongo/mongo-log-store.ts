import { trusted } from 'mongoose'

import type { LogEntry } from '../../accounts/log-entry.ts'
import type { LogFilter, LogStore } from '../log-store.ts'
import { parseDocument } from '../parse-document.ts'
import { asked, asStoreProblem, insertOnce } from './errors.ts'
import type { Models } from './models.ts'

export function createLogStore({ log }: Pick<Models, 'log'>): LogStore {
  return {
    insertLogEntry: entry => {
      const { number, by, act, object } = entry
      return insertOnce(log.create([{ _id: number, by, act, object, text: JSON.stringify(entry) }]))
    },
    async findLastLogEntry() {
      const [last] = await asked(log.find().sort({ _id: -1 }).limit(1).lean().exec())
      return last === undefined ? null : parseDocument<LogEntry>(last.text)
    },
    async listLogEntries(filter, limit) {
      const query = log
        .find(matching(filter) as never)
        .sort({ _id: -1 })
        .limit(limit)
      return (await asked(query.lean().exec())).map(({ text }) => parseDocument<LogEntry>(text))
    },
    async *eachLogEntry() {
      const found = log.find().sort({ _id: 1 }).lean().cursor({ batchSize: SCAN_SIZE })
      try {
        for await (const { text } of found) yield parseDocument<LogEntry>(text)
      } catch (error) {
        throw asStoreProblem(error)
      } finally {
        // Whoever reads may stop half-way.
        await found.close().catch(() => undefined)
      }
    },
  }
}

const SCAN_SIZE = 500

function matching({ before, ...wanted }: LogFilter): object {
  const given = Object.entries(wanted).filter(([, value]) => value !== null)
  const number = before === null ? {} : { _id: trusted({ $lt: before }) }
  return { ...Object.fromEntries(given), ...number }
}
