import { beforeEach, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { inBytes } from '../builders/in-bytes.ts'
import { textOfPdf } from '../builders/read-pdf.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { testApp } from '../builders/test-app.ts'
import {
  openTestRound,
  ROUND,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

const { id } = ROUND

let container: TestContainer
let app: ReturnType<typeof testApp>
beforeEach(async () => {
  container = await testContainer()
  app = testApp(container)
  const { tokens } = await openTestRound(container, { associations: testAssociations(36) })
  for (const [index, token] of tokens.entries()) {
    const answers = { 'prov.helhet': String(1 + (index % 5)) }
    await submitTestAnswer(container, token, { answers })
  }
  await container.rounds.closeRound(id)
})

/** Asks for a document, waits until it is made, and fetches it. */
async function fetchDocument(staff: StaffBrowser, format: string) {
  const asked = await staff.post(pathTo.resultFile(id, format))
  expect(asked.status).toBe(303)
  const jobId = /\/arbete\/([^/]+)/.exec(asked.headers['location'] ?? '')?.[1] ?? ''
  for (;;) {
    const job = await container.jobs.get(jobId, staff.user)
    if (job.state !== 'running') break
    await new Promise(setImmediate)
  }
  return staff.get(pathTo.jobFile(jobId)).buffer().parse(inBytes)
}

describe('POST /omgangar/:roundId/resultat.:format', () => {
  it.each([
    ['docx', 'PK'],
    ['xlsx', 'PK'],
    ['pdf', '%PDF-1.7'],
    ['html', '<!doctype html>'],
  ])('makes the result as %s, also for those who only read', async (format, start) => {
    await container.certification.certifyRound(id, () => undefined)
    const reader = await logInAs('reader', { app, container })
    const { body, headers } = await fetchDocument(reader, format)
    expect((body as Buffer).toString('latin1').startsWith(start)).toBe(true)
    expect(headers['content-disposition']).toContain(`resultat-${id}.${format}`)
  })

  it('says in the document what the page says: that it is preliminary', async () => {
    const investigator = await logInAs('investigator', { app, container })
    const { body } = await fetchDocument(investigator, 'pdf')
    expect(textOfPdf(body as Buffer)).toContain('PRELIMINÄRT')
  })

  it('is in the log with its format', async () => {
    const investigator = await logInAs('investigator', { app, container })
    await fetchDocument(investigator, 'docx')
    const filter = { by: null, act: 'results.exported', object: id, before: null } as const
    const entries = await container.acts.list(filter, 10)
    expect(entries.map(({ by, detail }) => [by, detail])).toEqual([[investigator.user.id, 'docx']])
  })

  it('is not there in a format that there is not', async () => {
    const investigator = await logInAs('investigator', { app, container })
    expect((await investigator.post(pathTo.resultFile(id, 'odt'))).status).toBe(404)
    expect((await investigator.get(paths.jobs)).text).toContain('Inget arbete har startats')
  })
})

describe('GET /omgangar/:roundId/resultat/figur-:figure.:image', () => {
  const fetchFigure = async (figure: number, image: string) => {
    const reader = await logInAs('reader', { app, container })
    return reader
      .get(pathTo.resultFigure({ roundId: id }, { figure, image }))
      .buffer()
      .parse(inBytes)
  }

  it('gives a figure as SVG: what it shows in words, the same letters everywhere, and where it comes from', async () => {
    await container.certification.certifyRound(id, () => undefined)
    const { body, headers } = await fetchFigure(1, 'svg')
    const svg = (body as Buffer).toString()
    expect(headers['content-type']).toMatch(/^image\/svg\+xml/)
    expect(headers['content-disposition']).toContain(`resultat-${id}-figur-1.svg`)
    expect(svg).toMatch(/<title id="titel">.+<\/title><desc id="beskrivning">Punkterna visar/)
    expect(svg).not.toMatch(/<text|font-family|href="(?!#)/)
  })

  it('gives a figure as PNG, the same bytes each time', async () => {
    await container.certification.certifyRound(id, () => undefined)
    const first = (await fetchFigure(1, 'png')).body as Buffer
    expect(first.subarray(1, 4).toString()).toBe('PNG')
    expect(((await fetchFigure(1, 'png')).body as Buffer).equals(first)).toBe(true)
  })

  it('is in the log with which figure it was', async () => {
    await container.certification.certifyRound(id, () => undefined)
    await fetchFigure(1, 'svg')
    const filter = { by: null, act: 'results.exported', object: id, before: null } as const
    const entries = await container.acts.list(filter, 10)
    expect(entries.map(({ detail }) => detail)).toEqual(['figur-1.svg'])
  })

  it.each([
    [99, 'svg'],
    [1, 'gif'],
  ])('is not there for figure %d as %s', async (figure, image) => {
    await container.certification.certifyRound(id, () => undefined)
    expect((await fetchFigure(figure, image)).status).toBe(404)
  })
})

describe('the page of a result', () => {
  it('has a button for each document', async () => {
    const investigator = await logInAs('investigator', { app, container })
    const { text } = await investigator.get(pathTo.result(id))
    for (const format of ['docx', 'xlsx', 'pdf', 'html']) {
      expect(text).toContain(`action="${pathTo.resultFile(id, format)}"`)
    }
  })
})
