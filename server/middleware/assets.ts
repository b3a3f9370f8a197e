import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

import type { RequestHandler } from 'express'

import type { Logo } from '../theme/logo.ts'

/** Where the assets are, by the name that they have in their folder. */
export interface Assets {
  /** `styles.css` → `/assets/styles-….css`. */
  readonly hrefOf: (name: string) => string
  /** The bytes of an asset, to put into a page that has to stand alone. */
  readonly contentOf: (name: string) => string
  /** The municipality's own picture. */
  readonly logo: OwnLogo | null
  readonly serve: RequestHandler<{ name: string }>
}

export interface OwnLogo {
  readonly href: string
  /** The picture itself, for a page that has to stand alone. */
  readonly data: string
  readonly width: number
  readonly height: number
}

/** What the municipality adds to what the build has made. */
export interface OwnAssets {
  /** Stands after our own stylesheet. */
  readonly css: string
  readonly logo: Logo | null
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
}
const ENCODINGS = [
  { token: 'br', suffix: '.br' },
  { token: 'gzip', suffix: '.gz' },
]

/** A stylesheet is compressed each time the program starts: nearly as small as it can be, in no time. */
const BROTLI_QUALITY = 9

/** Serves the few files that are named by their content: compressed, kept for ever. */
export function loadAssets(prefix: string, own: OwnAssets = { css: '', logo: null }): Assets {
  const { files, manifest } = readBuilt()
  if (own.css !== '') addOwnStyles(own.css, files, manifest)
  const builtName = (name: string) => {
    const built = manifest.get(name)
    if (built === undefined) throw new RangeError(`no asset ${name}`)
    return built
  }
  return {
    hrefOf: name => `${prefix}/${builtName(name)}`,
    contentOf: name => (files.get(builtName(name)) ?? Buffer.alloc(0)).toString('utf8'),
    logo: own.logo === null ? null : addLogo(own.logo, files, prefix),
    serve: (req, res, next) => {
      const { name } = req.params
      const plain = files.get(name)
      if (plain === undefined || TYPES[extname(name)] === undefined) return next()
      const encoding = ENCODINGS.find(
        ({ token, suffix }) => files.has(name + suffix) && req.acceptsEncodings(token) === token,
      )
      if (encoding !== undefined) res.set('Content-Encoding', encoding.token)
      res.set({
        'Content-Type': TYPES[extname(name)],
        'Cache-Control': 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
      })
      res.send(encoding === undefined ? plain : files.get(name + encoding.suffix))
    },
  }
}

type Files = Map<string, Buffer>
type Manifest = Map<string, string>

/** What the build has made: each file, also compressed, and the name it has by its content. */
function readBuilt(): { readonly files: Files; readonly manifest: Manifest } {
  const folder = new URL('../../templates/assets/', import.meta.url)
  const read = (name: string) => readFileSync(new URL(name, folder))
  const built = JSON.parse(read('manifest.json').toString()) as Readonly<Record<string, string>>
  const files = new Map<string, Buffer>()
  for (const name of Object.values(built)) {
    for (const suffix of ['', ...ENCODINGS.map(encoding => encoding.suffix)]) {
      if (existsSync(new URL(name + suffix, folder))) files.set(name + suffix, read(name + suffix))
    }
  }
  return { files, manifest: new Map(Object.entries(built)) }
}

function addOwnStyles(css: string, files: Files, manifest: Manifest): void {
  const built = files.get(manifest.get('styles.css') ?? '') ?? Buffer.alloc(0)
  const styles = Buffer.concat([built, Buffer.from(css)])
  const name = `styles-${digestOf(styles)}.css`
  manifest.set('styles.css', name)
  files.set(name, styles)
  files.set(`${name}.gz`, gzipSync(styles))
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY }
  files.set(`${name}.br`, brotliCompressSync(styles, { params }))
}

function addLogo({ bytes, extension, ...size }: Logo, files: Files, prefix: string): OwnLogo {
  const name = `logo-${digestOf(bytes)}${extension}`
  files.set(name, bytes)
  const data = `data:${TYPES[extension] ?? ''};base64,${bytes.toString('base64')}`
  return { ...size, href: `${prefix}/${name}`, data }
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}
