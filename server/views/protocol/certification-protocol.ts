import type { Fact, Say } from '../../../reports/documents/document.ts'
import type { PaperBlock, PaperForm } from '../../../reports/documents/paper-form.ts'
import { headlineSentence } from '../../../reports/documents/result-sentences.ts'
import {
  noteFact,
  responseSentence,
  sectorName,
} from '../../../reports/documents/shared-sections.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import type { ResultSet } from '../../../reports/results/result-set.ts'
import type { Certified } from '../../services/protocol-service.ts'
import { inGroups, type ProtocolContext, runningLines } from './opening-protocol.ts'

/** The protocol of a certified result for the diary (diariet), on one page: the digest there is what an auditor trusts. */
export function certificationProtocol(
  { result, digest }: Certified,
  context: Omit<ProtocolContext, 'privacy'>,
): PaperForm {
  const { say, municipality, writtenAt } = context
  const { round, synthetic } = result
  const title = say('protocol.certified.title', { round: round.id })
  const { registryNumber } = round
  return {
    name: title,
    running: runningLines({ title, registryNumber, synthetic }, context),
    blocks: [
      { kind: 'masthead', municipality: municipality.name },
      { kind: 'title', text: title },
      { kind: 'facts', facts: certifiedFacts(result, digest, say) },
      heading(say('protocol.certified.response')),
      { kind: 'prose', text: responseSentence(result.response, say) },
      { kind: 'prose', text: sectorLine(result, say) },
      { kind: 'prose', text: headlineSentence(result, say) },
      ...noteBlocks(result, say),
      heading(say('protocol.certified.check')),
      { kind: 'prose', text: say('protocol.certified.checkText') },
      { kind: 'prose', text: say('protocol.written', { at: formatMoment(writtenAt) }) },
    ],
  }
}

function heading(text: string): PaperBlock {
  return { kind: 'heading', level: 2, text }
}

function certifiedFacts(
  { round, survey, program }: ResultSet,
  digest: string,
  say: Say,
): readonly Fact[] {
  const fact = (key: string, value: string): Fact => ({ term: say(key), value })
  const { registryNumber, certifiedAt, openedAt, closedAt } = round
  return [
    fact('protocol.registryNumber', registryNumber ?? say('protocol.none')),
    fact('protocol.certified.at', certifiedAt === null ? '' : formatMoment(certifiedAt)),
    fact('protocol.surveyDigest', inGroups(digest)),
    fact('protocol.survey', `${survey.title} (${survey.key})`),
    fact('protocol.collectedBy', round.collectedBy),
    fact(
      'protocol.answerTime',
      say('protocol.fromTo', { from: formatMoment(openedAt), to: formatMoment(closedAt) }),
    ),
    fact('fact.promise', say(`promise.${round.promise}`, { threshold: round.threshold })),
    fact('fact.program', `${program.name} ${program.version}`),
  ]
}

function sectorLine({ response, sectors }: ResultSet, say: Say): string {
  const told = response.sectors.map(({ sector, answered, invited }) => {
    const name = sectorName(sectors, sector)
    return invited === null
      ? say('protocol.certified.sectorUnknown', { name, answered })
      : say('protocol.certified.sector', { name, answered, invited })
  })
  return `${told.join(' · ')}.`
}

/** What was done besides what was planned, each with its reason. */
function noteBlocks({ round }: ResultSet, say: Say): readonly PaperBlock[] {
  if (round.notes.length === 0) return []
  return [
    heading(say('protocol.certified.notes')),
    { kind: 'facts', facts: round.notes.map(note => noteFact(note, say)) },
  ]
}
