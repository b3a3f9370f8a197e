import { pathsIn, type PathTo } from '../../server/paths.ts'
import { Problem } from '../../server/problems.ts'
import type { Language } from '../../surveys/language.ts'
import { everyTypeSurvey } from '../builders/every-type.ts'
import { inAllLanguages } from '../builders/in-all-languages.ts'
import {
  openTestRound,
  ROUND,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { startSite } from './site.ts'

/** A page in one of its states: empty, filled in, with errors, or with long text. */
export interface PageState {
  readonly name: string
  readonly request: (to: PathTo) => StateRequest
}

/** What a browser asks for to get a page in a state. */
export interface StateRequest {
  readonly path: string
  /** Sent as a form; left out: the page is asked for. */
  readonly fields?: Fields
  /** The store does not answer. */
  readonly isBroken?: true
}

type Fields = Readonly<Record<string, string | readonly string[]>>

/** A server with everything that the states are made of. */
export interface StatesSite {
  readonly states: readonly PageState[]
  readonly urlOf: (request: StateRequest) => string
  readonly close: () => Promise<void>
}

/** A name with a word that nobody would break by hand, and a text in which there is no place to break at all. */
const LONG_NAME =
  'Samverkansföreningen för främjande av idrottsrörelseledarskapsutbildningsverksamheten i Västra Exempelby med omnejd'
const LONG_TEXT = `${'Lång text om hur samarbetet har fungerat under året. '.repeat(15)}${'x'.repeat(120)}`

const FILLED: Fields = {
  'prov.helhet': '4',
  'prov.delar': ['skola'],
  'prov.lokal': 'ja',
  'prov.storlek': 'liten',
  'prov.bemotande.alla': '3',
  'prov.bemotande.skola': 'VE',
  'prov.antal': '150',
  'prov.bildad': '1999-05-01',
  'prov.namn': 'Allt',
  'prov.text': 'Bra dialog, å ä ö.',
}

const WRONG: Fields = {
  'prov.delar': ['skola', 'kultur', 'vard'],
  'prov.helhet': '9',
  'prov.antal': 'många',
  'prov.bildad': '2099-01-01',
  'prov.namn': 'x'.repeat(60),
  'prov.bemotande.alla': '9',
}

/** A number that the form asks about. */
const ASKED: Fields = { ...FILLED, 'prov.antal': '1500' }

const LONG: Fields = { ...FILLED, 'prov.text': LONG_TEXT }
const STAMP = { omgang: ROUND.id, revision: '0' }
const SUBMISSION = { ...STAMP, inskick: 'a'.repeat(22) }

/** A survey whose texts may be long. */
function survey() {
  const changed = JSON.stringify(everyTypeSurvey()).replaceAll('"maxLength":50', '"maxLength":2000')
  return inAllLanguages(JSON.parse(changed) as ReturnType<typeof everyTypeSurvey>)
}

const associations = testAssociations(12).map((association, index) =>
  index % 2 === 0 ? association : { ...association, name: LONG_NAME },
)

async function saveDraft(container: TestContainer, token: string, fields: Fields): Promise<void> {
  const entered = new Map(
    Object.entries(fields).map(([id, value]) => [id, typeof value === 'string' ? [value] : value]),
  )
  for (const [index, part] of [1, 2, 3, 3].entries()) {
    const sent = { roundId: ROUND.id, part, entered, revision: index }
    const outcome = await container.answers.savePage(token, sent)
    if (outcome.kind !== 'saved') throw new Error(`not saved: ${outcome.kind}`)
  }
}

async function openOtherRound(container: TestContainer, id: string, opensAt: string | null) {
  const round = { id, opensAt }
  return (await openTestRound(container, { survey: survey(), associations, round })).tokens[1]!
}

type NineTokens = [string, string, string, string, string, string, string, string, string]

async function prepare(container: TestContainer) {
  const { tokens } = await openTestRound(container, { survey: survey(), associations })
  const [blank, longBlank, filled, long, sent, longSent, refusing, longRefusing, replaced] =
    tokens as NineTokens
  await saveDraft(container, filled, ASKED)
  await saveDraft(container, long, LONG)
  const receipts = {
    sent: await submitTestAnswer(container, sent, { answers: FILLED }),
    longSent: await submitTestAnswer(container, longSent, { answers: LONG }),
  }
  const outcome = await container.answers.receipt(sent, receipts.sent)
  const code = outcome.kind === 'receipt' ? outcome.receipt.code : ''
  for (const token of [refusing, longRefusing]) {
    await container.waysOut.take(token, { kind: 'wrongPerson', email: '' })
  }
  await container.invitations.replaceLink(ROUND.id, associations[8]!.id, {
    email: null,
    isAnew: false,
    by: 'Utredaren',
    reason: 'fel person',
  })
  const scheduled = await openOtherRound(container, 'senare', '2022-09-20T08:00:00.000Z')
  const closed = await openOtherRound(container, 'stangd', null)
  await container.rounds.closeRound('stangd')
  const ended = await openOtherRound(container, 'avslutad', null)
  await container.rounds.closeRound('avslutad')
  await container.certification.certifyRound('avslutad', () => undefined)
  return {
    blank,
    longBlank,
    filled,
    long,
    refusing,
    longRefusing,
    replaced,
    sent,
    longSent,
    receipts,
    code,
    scheduled,
    closed,
    ended,
  }
}

type Links = Awaited<ReturnType<typeof prepare>>

const state = (name: string, request: PageState['request']): PageState => ({ name, request })

function siteStates(): readonly PageState[] {
  return [
    state('start', to => ({ path: to.home() })),
    state('om enkäten', to => ({ path: to.about() })),
    state('personuppgifter', to => ({ path: to.privacy() })),
    state('tillgänglighet', to => ({ path: to.accessibility() })),
    state('kontakt', to => ({ path: to.contact() })),
    state('finns inte', to => ({ path: to.answer('x'.repeat(22)) })),
  ]
}

function formStates({ blank, longBlank, filled, long }: Links): readonly PageState[] {
  const parts = [1, 2, 3].flatMap(part => [
    state(`del ${part}, tom`, to => ({ path: to.answerPart(blank, part) })),
    state(`del ${part}, ifylld`, to => ({ path: to.answerPart(filled, part) })),
    state(`del ${part}, fel`, to => ({
      path: to.answerPart(filled, part),
      fields: { ...STAMP, revision: '4', ...WRONG },
    })),
  ])
  return [
    ...parts,
    state('första sidan', to => ({ path: to.answer(blank) })),
    state('första sidan, långt namn', to => ({ path: to.answer(longBlank) })),
    state('första sidan, påbörjad', to => ({ path: to.answer(filled) })),
    state('del 3, lång text', to => ({ path: to.answerPart(long, 3) })),
    state('del 3, fråga om svaret', to => ({ path: to.answerPartAgain(filled, 3) })),
    state('alla frågor', to => ({ path: to.answerQuestions(blank) })),
    state('granska, tom', to => ({ path: to.answerReview(blank) })),
    state('granska, ifylld', to => ({ path: to.answerReview(filled) })),
    state('granska, lång text', to => ({ path: to.answerReview(long) })),
  ]
}

function wayOutStates({ blank, refusing, longRefusing, replaced }: Links): readonly PageState[] {
  return [
    state('fel person', to => ({ path: to.wayOut(blank, 'wrongPerson') })),
    state('fel person, fel', to => ({
      path: to.wayOut(blank, 'wrongPerson'),
      fields: { epost: 'ingen adress' },
    })),
    state('vill inte svara', to => ({ path: to.wayOut(blank, 'refusal') })),
    state('fel person, meddelat', to => ({ path: to.wayOut(refusing, 'wrongPerson') })),
    state('första sidan, fel person', to => ({ path: to.answer(longRefusing) })),
    state('ersatt länk', to => ({ path: to.answer(replaced) })),
  ]
}

function sentStates({ sent, longSent, receipts, code }: Links): readonly PageState[] {
  return [
    state('kvitto', to => ({ path: to.answerReceipt(sent, receipts.sent) })),
    state('kvitto, lång text', to => ({ path: to.answerReceipt(longSent, receipts.longSent) })),
    state('inskickat', to => ({ path: to.answer(sent) })),
    state('fel kod', to => ({ path: to.answerChange(sent), fields: { kod: 'FEL' } })),
    state('redan besvarad', to => ({
      path: to.answerSubmit(longSent),
      fields: { ...SUBMISSION, ...LONG },
    })),
    state('ändra', to => ({ path: to.answerChange(sent), fields: { kod: code } })),
  ]
}

function refusedStates({ blank, filled, scheduled, closed, ended }: Links): readonly PageState[] {
  return [
    state('hela formuläret, fel', to => ({
      path: to.answerSubmit(blank),
      fields: { ...SUBMISSION, ...WRONG },
    })),
    state('ändrat under tiden', to => ({
      path: to.answerPart(filled, 1),
      fields: { ...STAMP, 'prov.helhet': '1', 'prov.lokal': 'ja', 'prov.storlek': 'stor' },
    })),
    state('inte öppen', to => ({ path: to.answer(scheduled) })),
    state('stängd', to => ({ path: to.answer(closed) })),
    state('stängd, med text', to => ({
      path: to.answerPart(closed, 3),
      fields: { ...STAMP, omgang: 'stangd', ...LONG },
    })),
    state('avslutad', to => ({ path: to.answer(ended) })),
    state('för mycket text', to => ({
      path: to.answerPart(blank, 3),
      fields: { ...STAMP, 'prov.text': 'x'.repeat(101_000) },
    })),
    state('lagret svarar inte', to => ({
      path: to.answerSubmit(blank),
      fields: { ...SUBMISSION, ...FILLED },
      isBroken: true,
    })),
  ]
}

/** Starts a server on which each state of each page can be asked for. */
export async function startStates(): Promise<StatesSite> {
  const container = await testContainer()
  const links = await prepare(container)
  const whole = await startSite(container)
  const down = () => Promise.reject(new Problem('store/unavailable'))
  const broken = await startSite({
    ...container,
    answers: { ...container.answers, submit: down },
  })
  return {
    states: [
      ...siteStates(),
      ...formStates(links),
      ...wayOutStates(links),
      ...sentStates(links),
      ...refusedStates(links),
    ],
    urlOf: ({ path, isBroken }) => (isBroken === true ? broken.url : whole.url) + path,
    close: async () => {
      whole.server.close()
      broken.server.close()
      await container.store.close()
    },
  }
}

export function requestIn({ request }: PageState, language: Language): StateRequest {
  return request(pathsIn(language))
}
