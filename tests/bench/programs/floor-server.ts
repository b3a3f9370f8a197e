import { createServer } from 'node:http'
import { join } from 'node:path'

import Sqlite from 'better-sqlite3'
import express from 'express'

/**
 * The floors: servers that do nothing but what cannot be done without. Run as
 * `floor-server.js KIND FOLDER`; prints its port.
 *
 * - `node`: answers a GET and nothing else
 * - `express`: the same through bare Express
 * - `single`: bare Express and one durable commit for each POST
 * - `group`: the same with the commits of a turn of the event loop put together
 */
const [, , kind = '', folder = ''] = process.argv

function openTable() {
  const db = new Sqlite(join(folder, `floor-${kind}-${process.pid}.sqlite`))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE answer (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID')
  const insert = db.prepare('INSERT OR IGNORE INTO answer (id, body) VALUES (?, ?)')
  const insertAll = db.transaction((rows: readonly (readonly [string, string])[]) => {
    for (const row of rows) insert.run(...row)
  })
  return { insert, insertAll }
}

function postApp(isGrouped: boolean) {
  const app = express()
  app.disable('etag')
  app.disable('x-powered-by')
  app.use(express.urlencoded({ extended: false }))
  const { insert, insertAll } = openTable()
  let waiting: { readonly row: readonly [string, string]; readonly done: () => void }[] = []
  const flush = (seen: number): void => {
    setImmediate(() => {
      if (waiting.length !== seen && waiting.length < 50) return flush(waiting.length)
      const batch = waiting
      waiting = []
      insertAll.immediate(batch.map(({ row }) => row))
      for (const { done } of batch) done()
    })
  }
  app.post(/.*/, (req, res) => {
    const row = [req.path, JSON.stringify(req.body)] as const
    const done = () => res.redirect(303, '/kvitto')
    if (!isGrouped) {
      insert.run(...row)
      return done()
    }
    waiting.push({ row, done })
    if (waiting.length === 1) flush(0)
  })
  return app
}

function handler() {
  if (kind === 'node') return createServer((_req, res) => res.end('ok'))
  if (kind === 'express') {
    const app = express()
    app.disable('etag')
    app.disable('x-powered-by')
    app.get('/', (_req, res) => {
      res.send('ok')
    })
    return createServer(app)
  }
  return createServer(postApp(kind === 'group'))
}

const server = handler().listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object') process.stdout.write(`${address?.port}\n`)
})
