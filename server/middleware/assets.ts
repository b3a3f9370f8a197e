import { existsSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'

import type { RequestHandler } from 'express'

/** Where the built assets are, by the name they have in their folder. */
export interface Assets {
  /** `styles.css` → `/assets/styles-….css`. */
  readonly hrefOf: (name: string) => string
  /** The bytes of an asset, to put into a page that has to stand alone. */
  readonly contentOf: (name: string) => string
  readonly serve: RequestHandler<{ name: string }>
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
}
const ENCODINGS = [
  { token: 'br', suffix: '.br' },
  { token: 'gzip', suffix: '.gz' },
]

/** Serves the few files that the build has named by their content: compressed, kept for ever. */
export function loadAssets(prefix: string): Assets {
  const folder = new URL('../../templates/assets/', import.meta.url)
  const read = (name: string) => readFileSync(new URL(name, folder))
  const manifest = JSON.parse(read('manifest.json').toString()) as Readonly<Record<string, string>>
  const builtName = (name: string) => {
    const built = manifest[name]
    if (built === undefined) throw new RangeError(`no asset ${name}`)
    return built
  }
  const files = new Map<string, Buffer>()
  for (const name of Object.values(manifest)) {
    for (const suffix of ['', ...ENCODINGS.map(encoding => encoding.suffix)]) {
      if (existsSync(new URL(name + suffix, folder))) files.set(name + suffix, read(name + suffix))
    }
  }
  return {
    hrefOf: name => `${prefix}/${builtName(name)}`,
    contentOf: name => read(builtName(name)).toString('utf8'),
    serve(req, res, next) {
      const { name } = req.params
      const plain = files.get(name)
      if (plain === undefined || TYPES[extname(name)] === undefined) return next()
      const encoding = ENCODINGS.find(({ token }) => req.acceptsEncodings(token) === token)
      if (encoding !== undefined) res.set('Content-Encoding', encoding.token)
      res.set({
        'Content-Type': TYPES[extname(name)],
        'Cache-Control': 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
      })
      res.send(encoding === undefined ? plain : (files.get(name + encoding.suffix) ?? plain))
    },
  }
}
