import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { isSubmitted } from '../../surveys/response.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { RoundPlan } from '../../surveys/round.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { decodeEntities, hiddenFields, testApp } from '../builders/test-app.ts'
import {
  openTestRound,
  ROUND,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

const { id: roundId } = ROUND
const place = { roundId, associationId: 'F001' }
const PATH = pathTo.keyedAnswer(place)
const KEYED = { satt: 'paper', 'prov.helhet': '4', 'prov.text': 'Från blanketten' }

let container: TestContainer
let tokens: readonly string[]
let investigator: StaffBrowser
async function begin(round: Partial<RoundPlan> = {}, invited = 6): Promise<void> {
  container = await testContainer()
  ;({ tokens } = await openTestRound(container, {
    round,
    associations: testAssociations(invited),
  }))
  await logIn()
}
const logIn = async () => {
  investigator = await logInAs('investigator', { app: testApp(container), container })
}
beforeEach(() => begin())

/** Opens the form and sends it with its own hidden fields, as a browser does. */
async function key(fields: Readonly<Record<string, string>> = KEYED, path = PATH) {
  const { text } = await investigator.get(path)
  return resend(text, fields)
}
async function resend(text: string, fields: Readonly<Record<string, string>> = KEYED) {
  return investigator.post(PATH, { ...(hiddenFields(text) as Record<string, string>), ...fields })
}

const search = async (sok: string) => investigator.get(pathTo.keying(roundId, { sok }))
async function responses() {
  const found = []
  for await (const response of container.store.eachResponse(roundId)) found.push(response)
  return found
}
const logged = async () =>
  (await container.acts.list({ by: null, act: null, object: null, before: null }, 50)).filter(
    ({ act }) => act === 'response.keyed',
  )
const begun = (token: string) =>
  container.answers.savePage(token, {
    roundId,
    part: 1,
    revision: 0,
    entered: new Map([['prov.helhet', ['2']]]),
  })

describe('GET /omgangar/:roundId/nyckla', () => {
  it('tells what to do first, and finds nobody unasked', async () => {
    const { text } = await investigator.get(pathTo.keying(roundId))
    expect(text).toContain('Skriv numret som står på varje sida av blanketten')
    expect(text).not.toContain('Förening 1')
  })

  it.each([
    ['the number of the form', 'F001'],
    ['the same in small letters', ' f001 '],
    ['the organisation number', '422000-0001'],
  ])('goes straight to the questions by %s', async (_how, sok) => {
    const frame = await container.store.listFrame(roundId)
    const written = sok.startsWith('42') ? frame[0]!.orgNumber! : sok
    const { status, headers } = await search(written)
    expect([status, headers['location']]).toEqual([303, PATH])
  })

  it('lists those that a name may mean, without telling who has answered', async () => {
    await submitTestAnswer(container, tokens[0]!, { answers: { 'prov.helhet': '4' } })
    const { text } = await search('förening')
    expect(text).toContain('Förening 1')
    expect(text).toContain('nummer F001, Idrott')
    expect(text).toContain('6 föreningar passar in.')
  })

  it('says when nobody is found, and when more has to be written', async () => {
    expect((await search('finns inte')).text).toContain('Ingen inbjuden förening passar in')
    expect((await search('f')).text).toContain('skriv minst tre bokstäver')
  })

  it('is not for a round that invites nobody, nor for one that is certified', async () => {
    await container.rounds.closeRound(roundId)
    await container.certification.certifyRound(roundId, () => undefined)
    expect((await investigator.get(pathTo.keying(roundId))).status).toBe(409)
    await openTestRound(container, { round: { id: 'massa', invitesNobody: true } })
    expect((await investigator.get(pathTo.keying('massa'))).status).toBe(409)
  })
})

describe('POST /omgangar/:roundId/nyckla/:associationId', () => {
  it('stores the answer with how it came, and gives the code to hand over', async () => {
    const { status, headers } = await key()
    expect(status).toBe(303)
    const { text } = await investigator.get(headers['location']!)
    expect(text).toContain('Svaret från Förening 1 är sparat')
    const [, code = ''] = /<p class="code">([^<]+)</.exec(text) ?? []
    const [response] = await responses()
    expect(response!.content).toMatchObject({
      mode: 'paper',
      answers: { 'prov.helhet': 4, 'prov.text': 'Från blanketten' },
    })
    const reopened = await container.answers.reopen(tokens[0]!, code)
    expect(reopened.kind).toBe('reopened')
    expect((await container.store.findInvitationOf(roundId, 'F001'))!.answeredAt).not.toBeNull()
  })

  it('is logged by whoever keyed, with whose it was and how it came, and nothing of the answer', async () => {
    await key({ ...KEYED, satt: 'telephone' })
    const [entry, ...others] = await logged()
    expect(others).toEqual([])
    expect(entry).toMatchObject({
      by: investigator.user.id,
      object: roundId,
      detail: 'telephone F001',
    })
    expect(JSON.stringify(entry)).not.toContain('blanketten')
  })

  it('tells all that is wrong at once, keeps what was keyed, and logs nothing', async () => {
    const { status, text } = await key({ 'prov.helhet': '', 'prov.text': 'x'.repeat(60) })
    expect(status).toBe(422)
    expect(text).toContain('Välj om svaret kom på blankett eller per telefon.')
    expect(text.match(/<a class="ds-link" href="#f-prov-/g)).toHaveLength(2)
    expect(text).toContain('x'.repeat(60))
    expect(await responses()).toEqual([])
    expect(await logged()).toEqual([])
    const mended = await resend(text)
    expect(mended.status).toBe(303)
  })

  it('takes the same form twice as one answer', async () => {
    const { text } = await investigator.get(PATH)
    const first = await resend(text)
    const second = await resend(text)
    expect(second.headers['location']).toBe(first.headers['location'])
    expect(await responses()).toHaveLength(1)
    expect(await logged()).toHaveLength(1)
  })

  it('takes one answer away on request, and sends nothing in', async () => {
    const { status, text } = await key({ ...KEYED, rensa: 'prov.helhet' })
    expect(status).toBe(200)
    expect(text).not.toMatch(/name="prov.helhet" value="4" checked/)
    expect(text).toContain('Från blanketten')
    expect(await responses()).toEqual([])
  })

  it('tells of a draft before it is written over', async () => {
    await begun(tokens[0]!)
    const { text } = await investigator.get(PATH)
    expect(text).toContain('har påbörjat ett svar på webben')
    expect((await resend(text)).status).toBe(303)
    expect((await responses())[0]!.content.answers['prov.helhet']).toBe(4)
  })

  it('tells of a draft that was begun while somebody keyed, and stores nothing until it is sent again', async () => {
    const { text } = await investigator.get(PATH)
    await begun(tokens[0]!)
    const refused = await resend(text)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Inget är sparat än.')
    expect(refused.text).toContain('Från blanketten')
    expect(await responses()).toEqual([])
    expect((await resend(refused.text)).status).toBe(303)
  })

  it('never writes over an answer that is sent in', async () => {
    const { text } = await investigator.get(PATH)
    await submitTestAnswer(container, tokens[0]!, { answers: { 'prov.helhet': '1' } })
    expect((await investigator.get(PATH)).text).toContain('har redan skickat in sitt svar')
    expect((await investigator.get(PATH)).text).not.toContain('name="prov.helhet"')
    const refused = await resend(text)
    expect(refused.status).toBe(409)
    expect((await responses())[0]!.content.answers['prov.helhet']).toBe(1)
    expect(await logged()).toEqual([])
  })

  it('replaces an answer that staff have given a link to replace, and says so first', async () => {
    await submitTestAnswer(container, tokens[0]!, { answers: { 'prov.helhet': '1' } })
    const anew = { email: null, isAnew: true, by: 'Utredaren', reason: 'fel person svarade' }
    await container.invitations.replaceLink(roundId, 'F001', anew)
    const { text } = await investigator.get(PATH)
    expect(text).toContain('ny länk som ersätter svaret')
    expect((await resend(text)).status).toBe(303)
    const [response, ...others] = await responses()
    expect([response!.content.answers['prov.helhet'], others]).toEqual([4, []])
  })

  it('admits an answer after the closing only with a reason, which the report tells of', async () => {
    await container.rounds.closeRound(roundId)
    const refused = await key()
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Skriv varför svaret tas in för sent')
    const accepted = await resend(refused.text, { ...KEYED, skal: 'kom med posten' })
    expect(accepted.status).toBe(303)
    const receipt = await investigator.get(accepted.headers['location']!)
    expect(receipt.text).toContain('Omgången har stängt, så föreningen kan inte ändra svaret.')
    const next = pathTo.keying(roundId, { satt: 'paper', skal: 'kom med posten' })
    expect(decodeEntities(receipt.text)).toContain(`href="${next}"`)
    const { headers } = await investigator.get(`${next}&sok=F002`)
    expect((await investigator.get(headers['location']!)).text).toContain('value="kom med posten"')
    const { notes } = await container.rounds.getRound(roundId)
    expect(notes).toMatchObject([{ kind: 'lateResponses', count: 1, reason: 'kom med posten' }])
    expect((await logged())[0]!.reason).toBe('kom med posten')
  })

  it('leads from the review and back to it once the round has closed', async () => {
    const fromReview = `href="${pathTo.keying(roundId)}"`
    const back = `href="${pathTo.review(roundId)}"`
    expect((await search('')).text).not.toContain(back)
    await container.rounds.closeRound(roundId)
    // Beside the question whether any form is left, and among what can be put right.
    const review = await investigator.get(pathTo.review(roundId))
    expect(review.text.split(fromReview)).toHaveLength(3)
    const { text } = await search('')
    expect(text).toContain(back)
    expect(text).toContain('Omgången har stängt och granskas.')
  })

  it('says what can be done about an answer that is in already, before the round has closed and after', async () => {
    await submitTestAnswer(container, tokens[0]!, { answers: { 'prov.helhet': '1' } })
    expect((await investigator.get(PATH)).text).toContain('ge föreningen en ny länk')
    await container.rounds.closeRound(roundId)
    const { text } = await investigator.get(PATH)
    expect(text).toContain('lägg undan det i granskningen')
    expect(text).not.toContain('ny länk')
  })

  it('keeps what is keyed when the round closes meanwhile', async () => {
    const { text } = await investigator.get(PATH)
    await container.rounds.closeRound(roundId)
    const refused = await resend(text)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Från blanketten')
    expect(await responses()).toEqual([])
  })

  it('knows only those that are invited', async () => {
    const path = pathTo.keyedAnswer({ roundId, associationId: 'finns-inte' })
    expect((await investigator.get(path)).status).toBe(404)
  })

  it('shows no receipt of another submission', async () => {
    await key()
    const other = { ...place, submissionId: 'b'.repeat(22) }
    expect((await investigator.get(pathTo.keyedReceipt(other, {}))).status).toBe(303)
  })
})

describe('keying in an anonymous round', () => {
  beforeEach(() => begin({ promise: 'anonymous' }, 18))

  it('does not tell who has answered or begun, until something would be written over', async () => {
    await begun(tokens[0]!)
    const { text } = await investigator.get(PATH)
    const untouched = pathTo.keyedAnswer({ ...place, associationId: 'F004' })
    const other = await investigator.get(untouched)
    const bare = (html: string) =>
      html.replaceAll(/Förening \d|F00\d|name="inskick" value="[^"]*"/g, '')
    expect(bare(text)).toBe(bare(other.text))
    const refused = await resend(text)
    expect([refused.status, refused.text.includes('Inget är sparat än.')]).toEqual([409, true])
    await submitTestAnswer(container, tokens[3]!, { answers: { 'prov.helhet': '1' } })
    expect(bare((await investigator.get(untouched)).text)).toBe(bare(other.text))
  })

  it('leaves no trace of whose the answer was, in the response, the invitation or the log', async () => {
    expect(promiseOf('anonymous').tellsHowKeyed).toBe(false)
    await key()
    const [response] = await responses()
    expect(isSubmitted(response!)).toBe(true)
    expect(response!.content).toMatchObject({ mode: 'import', pseudonym: null, association: null })
    expect((await container.store.findInvitationOf(roundId, 'F001'))!.answeredAt).toBeNull()
    const [entry] = await logged()
    expect(entry).toMatchObject({ object: roundId, detail: 'paper' })
    expect(JSON.stringify(entry)).not.toContain('F001')
  })
})
