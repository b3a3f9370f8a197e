import { gzipSync } from 'node:zlib'

import { ask, type Bench } from '../bench-stores.ts'
import { judged, type Judgements, round } from '../judged.ts'
import { startServer, stop } from '../processes.ts'
import { ROUNDS } from '../settings.ts'
import { measureStart } from './start-time.ts'

/** P12: what a phone has to fetch for a page of the form, and how soon a server that starts answers. */
export async function weight(bench: Bench): Promise<Judgements> {
  const { html, css, totalKb, scripts } = await weigh(bench)
  const { serveSeconds } = await measureStart(bench.place.folder, ROUNDS)
  return {
    P12: judged(
      'form page and CSS at most 60 kB compressed, no script; serve answers within 1.5 s',
      { html, css, totalKb, scripts, serveSeconds },
      totalKb <= 60 && scripts === 0 && serveSeconds <= 1.5,
    ),
  }
}

async function weigh(bench: Bench) {
  const store = await bench.newStore(1)
  const server = await startServer('product-server.js', [store.address])
  const base = `http://127.0.0.1:${server.port}`
  const [link = 0] = store.unused(1)
  const html = await (await fetch(base + ask.formPage(link).path)).text()
  const href = /href="(\/assets\/styles[^"]+)"/.exec(html)?.[1] ?? ''
  const style = await (await fetch(base + href)).text()
  await stop(server)
  await store.remove()
  const bytes = { html: gzipSync(html).length, css: gzipSync(style).length }
  return {
    ...bytes,
    totalKb: round((bytes.html + bytes.css) / 1000, 1),
    scripts: (html.match(/<script/g) ?? []).length,
  }
}
