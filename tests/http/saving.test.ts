import { beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { pathTo } from '../../server/paths.ts'
import { browse, hiddenFields, testApp } from '../builders/test-app.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

let container: TestContainer
let token: string
let app: ReturnType<typeof testApp>
beforeEach(async () => {
  container = await testContainer()
  token = (await openTestRound(container)).tokens[0]!
  app = testApp(container)
})

const get = async (path: string) => (await browse(app).get(path)).text
const formOf = async (part: number) => hiddenFields(await get(pathTo.answerPart(token, part)))
const post = (part: number, fields: object) =>
  browse(app).post(pathTo.answerPart(token, part)).type('form').send(fields)
/** As the script on the page sends it. */
const save = (part: number, fields: object) => post(part, fields).set('Accept', 'application/json')

describe('several who prepare one answer', () => {
  it('save different pages without being in each other’s way', async () => {
    const [one, other] = [await formOf(1), await formOf(2)]
    expect((await post(1, { ...one, 'prov.helhet': '4' })).status).toBe(303)
    expect((await post(2, { ...other, 'prov.bemotande': '2' })).status).toBe(303)
    expect(await get(pathTo.answerPart(token, 1))).toMatch(/value="4" checked/)
    expect(await get(pathTo.answerPart(token, 2))).toMatch(/value="2" checked/)
  })

  it('do so at once, and nothing is lost', async () => {
    const [one, other] = [await formOf(1), await formOf(2)]
    const answers = await Promise.all([
      post(1, { ...one, 'prov.helhet': '4' }),
      post(2, { ...other, 'prov.bemotande': '2' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await get(pathTo.answerPart(token, 1))).toMatch(/value="4" checked/)
    expect(await get(pathTo.answerPart(token, 2))).toMatch(/value="2" checked/)
  })

  it('choose when they have filled in the same page differently', async () => {
    const form = await formOf(2)
    await post(2, { ...form, 'prov.bemotande': '2' })
    expect((await post(2, { ...form, 'prov.bemotande': '5' })).status).toBe(409)
  })
})

describe('two tabs that are opened and saved in any order', () => {
  /** The question of each page that is typed in. */
  const FIELDS = { 1: 'prov.helhet', 2: 'prov.bemotande' } as const
  interface Step {
    readonly tab: 0 | 1
    readonly part: 1 | 2
    readonly does: 'open' | 'save'
    readonly grade: string
  }
  const steps = fc.array(
    fc.record<Step>({
      tab: fc.constantFrom(0, 1),
      part: fc.constantFrom(1, 2),
      does: fc.constantFrom('open', 'save'),
      grade: fc.integer({ min: 1, max: 5 }).map(String),
    }),
    { minLength: 4, maxLength: 16 },
  )

  interface Opened {
    readonly form: Record<string, string | string[]>
    /** What was stored of the page when it was opened. */
    readonly seen: string | undefined
  }

  /** Plays the steps with a link. @returns What each page holds in the end, by what was said of each saving. */
  async function play(token: string, all: readonly Step[]): Promise<ReadonlyMap<1 | 2, string>> {
    const opened = new Map<string, Opened>()
    const stored = new Map<1 | 2, string>()
    for (const { tab, part, does, grade } of all) {
      const page = pathTo.answerPart(token, part)
      const tabOn = opened.get(`${tab} ${part}`)
      if (does === 'open' || tabOn === undefined) {
        const form = hiddenFields(await get(page))
        opened.set(`${tab} ${part}`, { form, seen: stored.get(part) })
        continue
      }
      const sent = { ...tabOn.form, [FIELDS[part]]: grade }
      const { status } = await browse(app).post(page).type('form').send(sent)
      const isFree = [tabOn.seen, grade].includes(stored.get(part))
      expect(status).toBe(isFree ? 303 : 409)
      if (isFree) stored.set(part, grade)
    }
    return stored
  }

  it('never overwrite what they have not seen, and never get in each other’s way otherwise', async () => {
    const { tokens } = await openTestRound(container, {
      associations: testAssociations(150),
      round: { id: 'flikar' },
    })
    const links = [...tokens]
    await fc.assert(
      fc.asyncProperty(steps, async steps => {
        const token = links.pop()!
        for (const [part, grade] of await play(token, steps)) {
          const html = await get(pathTo.answerPart(token, part))
          expect(/value="(\d)" checked/.exec(html)?.[1]).toBe(grade)
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('saving while someone types', () => {
  it('tells the script what is saved and what the next saving is made on', async () => {
    container.clock.now = '2022-09-01T08:31:00.000Z'
    const { status, body } = await save(2, { ...(await formOf(2)), 'prov.text': 'H' })
    expect(status).toBe(200)
    expect(body).toEqual({
      next: pathTo.answerReview(token),
      revision: 1,
      base: (await formOf(2))['grund'],
      told: 'Utkast sparat 10.31',
    })
  })

  it('is never in the way of the person’s own next saving', async () => {
    const form = await formOf(2)
    const { body } = await save(2, { ...form, 'prov.text': 'H' })
    const stamp = { revision: body.revision, grund: body.base }
    const next = await post(2, { ...form, ...stamp, 'prov.text': 'Hej' })
    expect(next.status).toBe(303)
  })

  it('may be sent again when its answer was lost, and is told where it stands', async () => {
    const typed = { ...(await formOf(2)), 'prov.text': 'H' }
    const [first, second] = [await save(2, typed), await save(2, typed)]
    expect(second.body).toEqual(first.body)
  })

  it('tells of what is no answer as a page would', async () => {
    const { status } = await save(2, { ...(await formOf(2)), 'prov.bemotande': '9' })
    expect(status).toBe(422)
    expect((await formOf(2))['revision']).toBe('0')
  })

  it('is offered by the form, but not where it would tell for how long someone wrote', async () => {
    expect(await get(pathTo.answerPart(token, 1))).toContain('novalidate data-saves>')
    const { tokens } = await openTestRound(container, {
      associations: testAssociations(18),
      round: { id: 'anonym', promise: 'anonymous' },
    })
    expect(await get(pathTo.answerPart(tokens[0]!, 1))).toContain('novalidate>')
  })
})

describe('sending in by the script', () => {
  it('tells where the receipt is, as often as it is asked', async () => {
    await post(1, { ...(await formOf(1)), 'prov.helhet': '4' })
    const review = hiddenFields(await get(pathTo.answerReview(token)))
    for (let time = 0; time < 3; time += 1) {
      const { body } = await browse(app)
        .post(pathTo.answerSubmit(token))
        .type('form')
        .set('Accept', 'application/json')
        .send(review)
      expect(body).toEqual({ next: pathTo.answerReceipt(token, String(review['inskick'])) })
    }
    expect(await container.store.summariseResponses('prov-2022')).toMatchObject({ submitted: 1 })
  })
})
