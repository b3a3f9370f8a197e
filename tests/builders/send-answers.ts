import { join } from 'node:path'

import { parse } from 'csv-parse/sync'

import { pathTo } from '../../server/paths.ts'
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import { type Installation, newInstallation } from './run-barometer.ts'
import { testSurvey } from './test-data.ts'

/** An answer to be sent in, with the submission id that it keeps however often it is sent. */
export interface Sending {
  readonly token: string
  readonly fields: Readonly<Record<string, string>>
}

export interface Reply {
  readonly status: number
  /** The receipt's address when it was acknowledged. */
  readonly location: string | null
  readonly retryAfter: string | null
  readonly page: string
  readonly ms: number
}

const ROUND = 'prov-2099'

/** An installation with an open round, and an answer to send in for each association. */
export async function openInstallation(
  associations: number,
): Promise<{ readonly installation: Installation; readonly sendings: readonly Sending[] }> {
  const installation = newInstallation()
  const { ok, file } = installation
  const rows = Array.from({ length: associations }, (_, at) => `F${at};Förening ${at};idrott`)
  await ok('init')
  await ok('survey', 'publish', file('prov.json', JSON.stringify(testSurvey())))
  await ok('register', 'import', file('in.csv', `id;namn;sektor\n${rows.join('\n')}`))
  await installation.openRound(ROUND, 'prov/1')
  const links: { länk: string }[] = parse(await ok('round', 'links', ROUND), { columns: true })
  const sendings = links.map(({ länk }, index) => ({
    token: länk.split('/').at(-1)!,
    fields: {
      omgang: ROUND,
      revision: '0',
      inskick: `inskick-${index}-`.padEnd(22, 'x'),
      'prov.helhet': String(1 + (index % 5)),
      'prov.text': `Skrivet av ${index}`,
    },
  }))
  return { installation, sendings }
}

/** Sends an answer in; `null` when no reply came. */
export function sendIn(url: string, { token, fields }: Sending): Promise<Reply | null> {
  return post(url + pathTo.answerSubmit(token), fields)
}

/** Sends a form; `null` when no reply came. */
export function post(url: string, fields: Sending['fields']): Promise<Reply | null> {
  return ask(url, { method: 'POST', body: new URLSearchParams(fields) })
}

/** Asks for a page; `null` when no reply came. */
export function get(url: string): Promise<Reply | null> {
  return ask(url, {})
}

async function ask(url: string, request: RequestInit): Promise<Reply | null> {
  const startedAt = performance.now()
  try {
    const reply = await fetch(url, { ...request, redirect: 'manual' })
    // A page that is not read would keep its connection to itself.
    const page = await reply.text()
    return {
      status: reply.status,
      location: reply.headers.get('location'),
      retryAfter: reply.headers.get('retry-after'),
      page,
      ms: Math.round(performance.now() - startedAt),
    }
  } catch {
    return null
  }
}

/** Sends answers over so many connections at once, and gives the reply to each. */
export async function sendAll(
  url: string,
  sendings: readonly Sending[],
  connections: number,
): Promise<ReadonlyMap<Sending, Reply | null>> {
  const replies = new Map<Sending, Reply | null>()
  const left = [...sendings]
  const connection = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      replies.set(next, await sendIn(url, next))
    }
  }
  await Promise.all(Array.from({ length: connections }, connection))
  return replies
}

export const isReceipt = (reply: Reply | null) =>
  reply?.status === 303 && reply.location?.includes('/kvitto/') === true

/** Whether a page that says no has everything that was typed in its form, to be sent again. */
export function keepsTyped({ page, retryAfter }: Reply, { fields }: Sending): boolean {
  return retryAfter !== null && Object.values(fields).every(value => page.includes(value))
}

/** What stands in a store of those that were sent in, and of others. */
export interface Stored {
  readonly count: number
  /** Of some sendings those that are not there once, and as they were sent. */
  readonly wrong: (sendings: Iterable<Sending>) => readonly Sending[]
}

/** Reads what an installation's store holds. */
export async function readStored(folder: string): Promise<Stored> {
  const store = createSqliteStore(join(folder, 'barometer.sqlite'))
  const answers = new Map<string, string[]>()
  let count = 0
  for await (const { content } of store.eachResponse(ROUND)) {
    count += 1
    const told = `${String(content.answers['prov.helhet'])} ${String(content.answers['prov.text'])}`
    answers.set(content.submissionId, [...(answers.get(content.submissionId) ?? []), told])
  }
  await store.close()
  const isThere = ({ fields }: Sending) => {
    const [first, ...more] = answers.get(fields['inskick']!) ?? []
    return more.length === 0 && first === `${fields['prov.helhet']} ${fields['prov.text']}`
  }
  return { count, wrong: sendings => [...sendings].filter(sending => !isThere(sending)) }
}
