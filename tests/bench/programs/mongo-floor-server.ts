import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import express from 'express'
import mongoose, { Schema } from 'mongoose'

import { BENCH_ROUND } from '../bench-round.ts'

/**
 * The floor on MongoDB: bare Express and mongoose over a store that the product has made, as durable as the
 * product: for a POST the reads and writes that the product makes for a submit, for a GET those of a page.
 * Run as `mongo-floor-server.js ADDRESS`; prints its port.
 */
const [, , address = ''] = process.argv

const connection = await mongoose
  .createConnection(address, {
    writeConcern: { w: 'majority', journal: true },
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
  })
  .asPromise()

/** Whatever stands in the documents: only their keys are text. */
const model = (name: string) =>
  connection.model<{ _id: string }>(
    name,
    new Schema({ _id: String }, { collection: name, versionKey: false, strict: false }),
  )
const round = model('round')
const frame = model('frame')
const invitation = model('invitation')
const response = model('response')

const { opening } = (await round.findById(BENCH_ROUND).lean().exec()) as unknown as {
  readonly opening: string
}

interface Params {
  readonly lookup: string
  readonly association: string
  readonly key: string
}

async function readAll({ lookup, association, key }: Params): Promise<string> {
  const found = await invitation.findOne({ lookup }).lean().exec()
  await Promise.all([
    round.findById(BENCH_ROUND).lean().exec(),
    frame.findById(`${BENCH_ROUND}/${opening}/${association}`).lean().exec(),
    response.findById(`${BENCH_ROUND}/${key}`).lean().exec(),
  ])
  return found?._id ?? ''
}

function insert({ key }: Params, body: Readonly<Record<string, string>>): Promise<unknown> {
  const answers = Object.entries(body).map(([question, value]) => ({ question, value }))
  return response.create([
    {
      _id: `${BENCH_ROUND}/${key}`,
      round: BENCH_ROUND,
      key,
      revision: 1,
      submitted: true,
      isClosed: false,
      staged: null,
      content: { state: 'submitted', answers },
    },
  ] as never)
}

const app = express()
app.disable('etag')
app.disable('x-powered-by')
app.use(express.urlencoded({ extended: false }))
app.post('/:lookup/:association/:key', async (req, res) => {
  const body = req.body as Readonly<Record<string, string>>
  const _id = await readAll(req.params)
  await insert(req.params, body)
  const answeredAt = new Date().toISOString()
  // Beside the reply, as the product does.
  void invitation.updateOne({ _id, answeredAt: null } as never, { $set: { answeredAt } }).exec()
  res.redirect(303, '/kvitto')
})
app.get('/:lookup/:association/:key', async (req, res) => {
  await readAll(req.params)
  res.send('ok')
})

const server = createServer(app).listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
})
