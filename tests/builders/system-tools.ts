import { spawnSync } from 'node:child_process'

/** Where tests are counted on, a tool must be there: a suite that is passed over proves nothing. */
const isCountedOn = process.env['CI'] === 'true'

const works = (program: string, ...args: readonly string[]) =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0

/** Watches the calls of a process, or lets them fail. */
export const isStraceMissing = !isCountedOn && !works('strace', '-o', '/dev/null', 'true')

/** A namespace of its own for what is mounted: anyone may have it who is first made root inside. */
export const UNSHARE = process.getuid?.() === 0 ? ['unshare', '-m'] : ['unshare', '-Urm']

export const isUnshareMissing = !isCountedOn && !works(UNSHARE[0]!, ...UNSHARE.slice(1), 'true')

/** Reads the text of a PDF. */
export const isPdftotextMissing = !isCountedOn && !works('pdftotext', '-v')
