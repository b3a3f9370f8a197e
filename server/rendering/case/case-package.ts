import { createHash } from 'node:crypto'

import type { Say } from '../../../reports/documents/document.ts'
import { canonical } from '../../../reports/results/canonical.ts'
import type { PackedFile } from '../../../reports/formats/packed-file.ts'
import type { RoundCase } from '../../services/case-service.ts'
import { basisFiles } from './basis-files.ts'
import { type CaseSite, documentsApart } from './documents-apart.ts'
import { basisReadMe, packageReadMe } from './read-me.ts'

/** Whose installation the package comes from, and in which words. */
export interface CaseContext {
  readonly say: Say
  readonly site: CaseSite
}

const CHECKSUMS = 'checksums.sha256'

/**
 * The case of a certified round (ärendepaket) as files, each made when the one before has been read: `offentligt/` as
 * published, `underlag/` to be assessed before it is handed out, and last the checksums of all of them, as
 * `sha256sum -c` takes them. The same case is the same bytes.
 */
export async function* casePackage(
  roundCase: RoundCase,
  context: CaseContext,
): AsyncGenerator<PackedFile> {
  const sums: string[] = []
  for await (const file of filesOf(roundCase, context)) {
    const hash = createHash('sha256')
    yield { path: file.path, pieces: hashed(file.pieces, hash) }
    sums.push(`${hash.digest('hex')}  ${file.path}\n`)
  }
  yield { path: CHECKSUMS, pieces: [sums.join('')] }
}

async function* hashed(pieces: PackedFile['pieces'], hash: ReturnType<typeof createHash>) {
  for await (const piece of pieces) {
    hash.update(piece)
    yield piece
  }
}

async function* filesOf(roundCase: RoundCase, context: CaseContext): AsyncGenerator<PackedFile> {
  yield { path: 'LASMIG.txt', pieces: [packageReadMe(roundCase, context)] }
  const protocols: PackedFile[] = []
  for await (const { path, bytes, isProtocol } of documentsApart(roundCase, context.site)) {
    const file = { path, pieces: [bytes] }
    if (isProtocol) protocols.push(file)
    yield within('offentligt', file)
  }
  const survey = `${canonical(roundCase.answers.survey)}\n`
  yield within('offentligt', { path: 'enkat.json', pieces: [survey] })
  yield within('underlag', { path: 'LASMIG.txt', pieces: [basisReadMe(roundCase, context)] })
  for (const file of basisFiles(roundCase, context)) yield within('underlag', file)
  for (const file of protocols) yield within('underlag', file)
}

function within(folder: string, { path, pieces }: PackedFile): PackedFile {
  return { path: `${folder}/${path}`, pieces }
}
