import { gzipSync } from 'node:zlib'

import { ask, type Bench } from '../bench-stores.ts'
import { judged, type Judgements, round } from '../judged.ts'
import { startServer, stop } from '../processes.ts'
import { ROUNDS } from '../settings.ts'
import { measureStart } from './start-time.ts'

/** P12: what a phone has to fetch for a page of the form, and how soon a server that starts answers. */
export async function weight(bench: Bench): Promise<Judgements> {
  const { html, css, script, totalKb } = await weigh(bench)
  const { serveSeconds } = await measureStart(bench.place.folder, ROUNDS)
  return {
    P12: judged(
      'form page with CSS and script at most 60 kB compressed; serve answers within 1.5 s',
      { html, css, script, totalKb, serveSeconds },
      totalKb <= 60 && serveSeconds <= 1.5,
    ),
  }
}

async function weigh(bench: Bench) {
  const store = await bench.newStore(1)
  const server = await startServer('product-server.js', [store.address])
  const base = `http://127.0.0.1:${server.port}`
  const [link = 0] = store.unused(1)
  const html = await (await fetch(base + ask.formPage(link).path)).text()
  const sizeOf = async (pattern: RegExp) => {
    const [, href = ''] = pattern.exec(html) ?? []
    return gzipSync(await (await fetch(base + href)).text()).length
  }
  const css = await sizeOf(/href="(\/assets\/styles[^"]+)"/)
  const script = await sizeOf(/<script src="([^"]+)"/)
  await stop(server)
  await store.remove()
  const bytes = { html: gzipSync(html).length, css, script }
  return { ...bytes, totalKb: round((bytes.html + bytes.css + bytes.script) / 1000, 1) }
}
