import { beforeAll, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import type { CertifiedSupplement } from '../../server/store/supplement-store.ts'
import { certifiedRound } from '../builders/certified-round.ts'
import { codeComments } from '../builders/code-comments.ts'
import { inBytes } from '../builders/in-bytes.ts'
import { readPackage } from '../builders/read-package.ts'
import { logInAs } from '../builders/staff.ts'
import { testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

const id = 'prov-2022'

let container: TestContainer
let certified: CertifiedSupplement
let files: ReadonlyMap<string, Buffer>
const PLANS = 'Vi bokar om lokalerna.'
beforeAll(async () => {
  container = await testContainer()
  await certifiedRound(container, {
    id,
    promise: 'grouped',
    before: () => codeComments(container),
  })
  certified = await container.supplements.certify(id, '')
  await container.publications.publish(id, { from: '2022-12-01', plans: PLANS })
  const investigator = await logInAs('investigator', { app: testApp(container), container })
  const { body } = await investigator.get(pathTo.packageFile(id)).buffer().parse(inBytes)
  // It refuses a package whose checksums do not hold for every file.
  files = readPackage(body as Buffer)
})

const fileOf = (name: string) => files.get(`offentligt/${name}`)!.toString()

describe('the words in a case package', () => {
  it('are the result on one page, with what the municipality has said that it will do', () => {
    for (const end of ['txt', 'html']) {
      expect(fileOf(`resultat-en-sida.${end}`)).toContain(PLANS)
      expect(fileOf(`resultat-en-sida.${end}`)).toContain('Det här kan vi inte säga')
    }
  })

  it('are the free text that is certified, as the bytes that are, with their signature', () => {
    const names = [...files.keys()].filter(name => name.startsWith('offentligt/fritext'))
    const ends = ['txt', 'html', 'json', 'docx', 'pdf']
    expect(names).toEqual(ends.map(end => `offentligt/fritext.${end}`))
    const { text, digest, signature } = certified
    const json = fileOf('fritext.json')
    expect(json).toContain(text)
    expect(JSON.parse(json)).toMatchObject({ signature: { ...signature } })
    for (const end of ['txt', 'html']) {
      expect(fileOf(`fritext.${end}`)).toContain(digest)
      expect(fileOf(`fritext.${end}`)).toContain('Lokaler')
    }
  })
})
