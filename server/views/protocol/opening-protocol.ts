import type { Fact, Say } from '../../../reports/documents/document.ts'
import type { PaperBlock, PaperForm } from '../../../reports/documents/paper-form.ts'
import { formatDay, formatMoment } from '../../../reports/formats/swedish.ts'
import type { Instant } from '../../../surveys/instant.ts'
import { textIn } from '../../../surveys/language.ts'
import { promiseOf } from '../../../surveys/promise.ts'
import { startOfDay } from '../../../surveys/stockholm-time.ts'
import type { Opening } from '../../services/protocol-service.ts'
import type { SiteSettings } from '../../site-settings.ts'

/** What the protocol says beside the round: whose installation it is, and when it was written. */
export interface ProtocolContext extends Pick<SiteSettings, 'municipality' | 'privacy'> {
  readonly say: Say
  readonly writtenAt: Instant
}

/** The protocol of an opened round for the diary (diariet), on one page: what is frozen, and what was promised. */
export function openingProtocol(opening: Opening, context: ProtocolContext): PaperForm {
  const { round } = opening
  const { say, municipality } = context
  const title = say('protocol.opening.title', { round: round.id })
  return {
    name: title,
    running: runningLines({ ...round, title }, context),
    blocks: [
      { kind: 'masthead', municipality: municipality.name },
      { kind: 'title', text: title },
      { kind: 'facts', facts: roundFacts(opening, context) },
      ...frameBlocks(opening, say),
      ...promiseBlocks(opening, say),
      ...privacyBlocks(context),
      { kind: 'prose', text: say('protocol.written', { at: formatMoment(context.writtenAt) }) },
    ],
  }
}

/** What stands on every page of a protocol. */
export function runningLines(
  {
    title,
    registryNumber,
    synthetic,
  }: Pick<Opening['round'], 'registryNumber' | 'synthetic'> & { readonly title: string },
  { say, municipality }: Pick<ProtocolContext, 'say' | 'municipality'>,
): PaperForm['running'] {
  return {
    left: `${municipality.name} · ${title}`,
    right: registryNumber ?? '',
    mark: synthetic ? `SYNTETISKA EXEMPELDATA. ${say('layout.synthetic')}` : null,
    pageOf: (page, count) => say('paper.page', { page, count }),
  }
}

function roundFacts({ round, opened, survey }: Opening, { say }: ProtocolContext): readonly Fact[] {
  const { registryNumber, opensAt, closesAt, resultDay } = round
  const fact = (key: string, value: string): Fact => ({ term: say(key), value })
  const from = opensAt !== null && opensAt > opened.at ? opensAt : opened.at
  return [
    fact('protocol.registryNumber', registryNumber ?? say('protocol.none')),
    fact('protocol.survey', `${textIn(survey.title, 'sv')} (${round.survey})`),
    fact('protocol.surveyDigest', inGroups(opened.surveyDigest)),
    fact('protocol.collectedBy', round.collectedBy),
    fact('protocol.opened', formatMoment(opened.at)),
    fact(
      'protocol.answerTime',
      say('protocol.fromTo', { from: formatMoment(from), to: formatMoment(closesAt) }),
    ),
    ...(resultDay === undefined
      ? []
      : [fact('protocol.resultDay', formatDay(startOfDay(resultDay) ?? closesAt))]),
  ]
}

/** So that two people can read it against each other. */
export function inGroups(digest: string): string {
  return digest.match(/.{1,16}/g)?.join(' ') ?? ''
}

function frameBlocks(opening: Opening, say: Say): readonly PaperBlock[] {
  const { round, sectors, indistinct } = opening
  const heading = { kind: 'heading', level: 2, text: say('protocol.frame') } as const
  if (round.invitesNobody === true) {
    return [heading, { kind: 'prose', text: say('protocol.frameOfComers') }]
  }
  const count = sectors.reduce((sum, { size }) => sum + size, 0) - indistinct
  const listed = sectors.map(({ name, size }) => `${name} ${size}`).join(' · ')
  return [
    heading,
    {
      kind: 'prose',
      text: [
        say('protocol.frameText', { count }),
        addressText(opening, say),
        say('protocol.frameSectors', { indistinct }),
      ].join(' '),
    },
    { kind: 'prose', text: `${listed}.` },
  ]
}

function addressText({ withoutAddress }: Opening, say: Say): string {
  if (withoutAddress === null) return say('protocol.frameAddressesGone')
  return say('protocol.frameAddresses', { withoutAddress })
}

function promiseBlocks({ round }: Opening, say: Say): readonly PaperBlock[] {
  const { promise, threshold } = round
  const canMove = promiseOf(promise).marksAnswered && round.invitesNobody !== true ? 'yes' : 'no'
  return [
    { kind: 'heading', level: 2, text: say('protocol.promise') },
    { kind: 'prose', text: say('protocol.promiseText') },
    { kind: 'prose', text: `”${say(`promise.${promise}.told`, { threshold })}”` },
    { kind: 'prose', text: say('protocol.frozen', { canMove }) },
  ]
}

function privacyBlocks({ municipality, privacy, say }: ProtocolContext): readonly PaperBlock[] {
  const controller = say('protocol.controller', { municipality: municipality.name })
  return [
    { kind: 'heading', level: 2, text: say('protocol.privacy') },
    {
      kind: 'prose',
      text: [controller, privacy.legalBasis, privacy.retention]
        .filter(text => text !== undefined)
        .join(' '),
    },
  ]
}
