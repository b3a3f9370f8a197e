import { setTimeout } from 'node:timers/promises'

import { pathTo } from '../../../server/paths.ts'
import { addStaff, PLAIN_COOKIE } from '../../builders/staff.ts'
import { benchContainer, openBenchStore } from '../bench-container.ts'
import { EARLIER_ROUND } from '../bench-round.ts'
import { readInput } from '../read-input.ts'

/** Somebody who asks the server for the documents of a certified round, one after the other, for so long. */
export interface MakingDocuments {
  readonly port: number
  /** Of the store that is served: whoever asks is logged in there. */
  readonly address: string
  readonly seconds: number
}

/** How many were made. */
export interface DocumentsMade {
  readonly documents: number
  readonly packages: number
}

const FORMATS = ['pdf', 'docx', 'xlsx', 'html'] as const
/** As often as a page that waits looks again. */
const LOOK_AGAIN_MS = 250

const { port, address, seconds } = (await readInput()) as MakingDocuments
const base = `http://127.0.0.1:${port}`

async function logIn() {
  const store = await openBenchStore(address)
  const container = benchContainer(store)
  const user = await addStaff(container, 'investigator')
  const how = { stage: 'full', by: 'password', network: null } as const
  const token = await container.sessions.begin(user, how)
  const formKey = (await container.sessions.find(token))!.formKey
  await store.close()
  return { cookie: `${PLAIN_COOKIE}=${token}`, formKey }
}

const { cookie, formKey } = await logIn()
const ask = (path: string, more: RequestInit = {}) =>
  fetch(base + path, { redirect: 'manual', ...more, headers: { cookie, origin: base } })

async function makeDocument(format: (typeof FORMATS)[number]): Promise<void> {
  const body = new URLSearchParams({ nyckel: formKey })
  const asked = await ask(pathTo.resultFile(EARLIER_ROUND, format), { method: 'POST', body })
  const job = /\/arbete\/([^/]+)/.exec(asked.headers.get('location') ?? '')?.[1]
  if (job === undefined) throw new Error(`${format}: ${asked.status} ${await asked.text()}`)
  for (;;) {
    await setTimeout(LOOK_AGAIN_MS)
    const file = await ask(pathTo.jobFile(job))
    const { byteLength } = await file.arrayBuffer()
    if (file.ok && byteLength > 0) return
  }
}

async function fetchPackage(): Promise<void> {
  const reply = await ask(pathTo.packageFile(EARLIER_ROUND))
  const { byteLength } = await reply.arrayBuffer()
  if (!reply.ok || byteLength === 0) throw new Error(`package: ${reply.status}`)
}

const until = performance.now() + seconds * 1000
const isOver = () => performance.now() > until
let documents = 0
let packages = 0
while (!isOver()) {
  for (const format of FORMATS) {
    if (isOver()) break
    await makeDocument(format)
    documents += 1
  }
  if (isOver()) break
  await fetchPackage()
  packages += 1
}
process.stdout.write(JSON.stringify({ documents, packages } satisfies DocumentsMade))
