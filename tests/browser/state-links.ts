import { noteBase } from '../../server/services/save-note.ts'
import { everyTypeSurvey } from '../builders/every-type.ts'
import { inAllLanguages } from '../builders/in-all-languages.ts'
import {
  openTestRound,
  ROUND,
  submitTestAnswer,
  type TestContainer,
} from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { answerByOpenLink, walkIn } from '../builders/walk-ins.ts'

/** What is sent as a form. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** A name with a word that nobody would break by hand, and a text in which there is no place to break at all. */
const LONG_NAME =
  'Samverkansföreningen för främjande av idrottsrörelseledarskapsutbildningsverksamheten i Västra Exempelby med omnejd'
export const LONG_TEXT = `${'Lång text om hur samarbetet har fungerat under året. '.repeat(15)}${'x'.repeat(120)}`

export const FILLED: Fields = {
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

export const WRONG: Fields = {
  'prov.delar': ['skola', 'kultur', 'vard'],
  'prov.helhet': '9',
  'prov.antal': 'många',
  'prov.bildad': '2099-01-01',
  'prov.namn': 'x'.repeat(60),
  'prov.bemotande.alla': '9',
}

/** A number that the form asks about. */
const ASKED: Fields = { ...FILLED, 'prov.antal': '1500' }

export const LONG: Fields = { ...FILLED, 'prov.text': LONG_TEXT }
export const STAMP = { omgang: ROUND.id, revision: '0' }
/** A note that was written where there was none. */
export const NOTE = { omgang: ROUND.id, grund: noteBase('') }
export const SUBMISSION = { ...STAMP, inskick: 'a'.repeat(22) }

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

async function leaveNote(container: TestContainer, token: string): Promise<void> {
  const note = `Fråga 4 återstår.\n${'y'.repeat(120)}`
  const { kind } = await container.answers.saveNote(token, {
    roundId: ROUND.id,
    note,
    base: noteBase(''),
  })
  if (kind !== 'saved') throw new Error(`not saved: ${kind}`)
}

async function openOtherRound(container: TestContainer, id: string, opensAt: string | null) {
  const round = { id, opensAt }
  return (await openTestRound(container, { survey: survey(), associations, round })).tokens[1]!
}

async function codeOf(
  container: TestContainer,
  token: string,
  submissionId: string,
): Promise<string> {
  const outcome = await container.answers.receipt(token, submissionId)
  if (outcome.kind !== 'receipt') throw new Error(`no receipt: ${outcome.kind}`)
  return outcome.receipt.code
}

/** Those who come by the open link: before anything is sent in, waiting, and rejected. */
async function prepareOpenLink(container: TestContainer) {
  const { code: openCode } = await container.openLinks.open(ROUND.id)
  const [first] = associations
  const blank = await walkIn(container, openCode, LONG_NAME_TYPED)
  const { token: rejected, id } = await answerByOpenLink(container, openCode, first!.name, FILLED)
  await container.approvals.reject(ROUND.id, id)
  const waiting = await answerByOpenLink(container, openCode, first!.name, FILLED)
  const { token: sent, submissionId } = waiting
  return { openCode, rejected, walkIn: { blank, sent, submissionId } }
}

const LONG_NAME_TYPED = { name: LONG_NAME, orgNumber: '', sector: 'idrott' }

type NineTokens = [string, string, string, string, string, string, string, string, string]

/** Fills a store with what the states are made of, and gives the links that lead to them. */
export async function prepareStates(container: TestContainer) {
  const { tokens } = await openTestRound(container, { survey: survey(), associations })
  const [blank, longBlank, filled, long, sent, longSent, refusing, longRefusing, replaced] =
    tokens as NineTokens
  await saveDraft(container, filled, ASKED)
  await saveDraft(container, long, LONG)
  await leaveNote(container, long)
  const receipts = {
    sent: await submitTestAnswer(container, sent, { answers: FILLED }),
    longSent: await submitTestAnswer(container, longSent, { answers: LONG }),
  }
  const code = await codeOf(container, sent, receipts.sent)
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
  const counted = { roundId: 'avslutad', answers: FILLED }
  const countedId = await submitTestAnswer(container, ended, counted)
  const countedCode = await codeOf(container, ended, countedId)
  await container.rounds.closeRound('avslutad')
  await container.certification.certifyRound('avslutad', () => undefined)
  return {
    ...(await prepareOpenLink(container)),
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
    countedCode,
    scheduled,
    closed,
    ended,
  }
}

export type StateLinks = Awaited<ReturnType<typeof prepareStates>>
