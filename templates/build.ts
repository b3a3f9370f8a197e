import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

import { build } from 'esbuild'
import Handlebars from 'handlebars'

/**
 * Makes what the server shows from what stands in this folder, once, when the program is built:
 * compiled templates, one stylesheet, the browser scripts. Nothing is compiled while it runs.
 */

const source = fileURLToPath(new URL('../../templates/', import.meta.url))
const project = fileURLToPath(new URL('../../', import.meta.url))
const target = fileURLToPath(new URL('.', import.meta.url))
const targetProject = fileURLToPath(new URL('../', import.meta.url))

/** What the rooms hold as data. */
const DATA_FOLDERS = ['surveys/definitions', 'surveys/crosswalks', 'reports/follow-up/cases']

/** Blocks of Handlebars itself, and sentences by key; a template that uses anything else does not compile. */
const KNOWN_HELPERS = { if: true, unless: true, each: true, with: true, say: true } as const

function filesBelow(folder: string, extension: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => extname(name) === extension)
    .map(name => join(folder, name))
    .toSorted()
}

/** `pages/answer/page.hbs` → `pages/answer/page`; `partials/scale/scale.hbs` → `scale`. */
function templateName(file: string): string {
  const name = relative(source, file).replace(/\.hbs$/, '')
  return name.startsWith('partials/') ? basename(name) : name
}

function compileTemplates(): void {
  const specs = filesBelow(source, '.hbs').map(file => {
    const text = readFileSync(file, 'utf8')
    const spec = Handlebars.precompile(text, {
      strict: true,
      // Otherwise the lines of a text area would be indented, and the text altered.
      preventIndent: true,
      knownHelpers: { ...KNOWN_HELPERS },
      knownHelpersOnly: true,
      srcName: templateName(file),
    }) as string | { readonly code: string }
    const code = typeof spec === 'string' ? spec : spec.code
    return `${JSON.stringify(templateName(file))}: ${code}`
  })
  writeFileSync(join(target, 'compiled.js'), `export const specs = {\n${specs.join(',\n')}\n}\n`)
}

/** Each asset is named by its content, so that it may be kept for ever, and lies there compressed. */
async function bundleAssets(): Promise<void> {
  const assets = join(target, 'assets')
  rmSync(assets, { recursive: true, force: true })
  mkdirSync(assets, { recursive: true })
  const { outputFiles } = await build({
    entryPoints: [
      'styles.css',
      'charts.ts',
      'form.ts',
      'keying.ts',
      'progress.ts',
      'coding.ts',
    ].map(name => join(source, 'assets', name)),
    bundle: true,
    minify: true,
    write: false,
    outdir: assets,
    format: 'iife',
    target: ['es2022', 'safari16'],
    logLevel: 'warning',
  })
  const manifest: Record<string, string> = {}
  for (const { path, contents: built } of outputFiles) {
    const contents = path.endsWith('.css') ? lightOnPaper(built) : built
    const digest = createHash('sha256').update(contents).digest('hex').slice(0, 16)
    const name = basename(path).replace('.', `-${digest}.`)
    manifest[basename(path)] = name
    writeFileSync(join(assets, name), contents)
    writeFileSync(join(assets, `${name}.gz`), gzipSync(contents, { level: 9 }))
    writeFileSync(join(assets, `${name}.br`), brotliCompressSync(contents))
  }
  writeFileSync(join(assets, 'manifest.json'), JSON.stringify(manifest))
}

/** A device that is set to dark prints on white paper all the same. */
function lightOnPaper(css: Uint8Array): Uint8Array {
  const dark = /@media ?\(prefers-color-scheme: ?dark\)/g
  return Buffer.from(
    Buffer.from(css).toString().replaceAll(dark, '@media screen and (prefers-color-scheme:dark)'),
  )
}

function copyData(): void {
  for (const data of ['texts', 'mails', 'answers', 'accessibility-check.json']) {
    cpSync(join(source, data), join(target, data), { recursive: true })
  }
  cpSync(join(source, 'assets/fonts'), join(target, 'fonts'), { recursive: true })
  for (const folder of DATA_FOLDERS) {
    cpSync(join(project, folder), join(targetProject, folder), { recursive: true })
  }
}

compileTemplates()
copyData()
await bundleAssets()
