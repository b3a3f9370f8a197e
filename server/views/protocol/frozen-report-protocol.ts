import type { Fact, Say } from '../../../reports/documents/document.ts'
import type { PaperBlock, PaperForm } from '../../../reports/documents/paper-form.ts'
import { citedFileName } from '../../../reports/documents/rests-on-sections.ts'
import { formatDay, formatMoment } from '../../../reports/formats/swedish.ts'
import type { FollowUpReport } from '../../../reports/follow-up/follow-up-report.ts'
import type { CertifiedContent } from '../../../reports/results/certified-file.ts'
import { startOfDay } from '../../../surveys/stockholm-time.ts'
import { inGroups, type ProtocolContext, runningLines } from './opening-protocol.ts'

/** The protocol of a frozen follow-up report for the diary (diariet), on one page: the digest there is what a reader trusts. */
export function frozenReportProtocol(
  { text, digest, signature }: CertifiedContent,
  context: Omit<ProtocolContext, 'privacy'>,
): PaperForm {
  const { say, municipality, writtenAt } = context
  const report = JSON.parse(text) as FollowUpReport
  const { dossier, rests } = report
  const synthetic = dossier.synthetic || rests.some(rest => rest.synthetic)
  const title = say('protocol.frozen.title')
  return {
    name: title,
    running: runningLines({ title, registryNumber: null, synthetic }, context),
    blocks: [
      { kind: 'masthead', municipality: municipality.name },
      { kind: 'title', text: title },
      { kind: 'facts', facts: frozenFacts(report, { digest, key: signature?.key ?? null }, say) },
      ...correctionBlocks(report, say),
      heading(say('protocol.frozen.rests')),
      ...restsBlocks(report, say),
      prose(sourcesLine(report, say)),
      heading(say('protocol.frozen.check')),
      prose(say('protocol.frozen.checkText')),
      prose(say('protocol.written', { at: formatMoment(writtenAt) })),
    ],
  }
}

function heading(text: string): PaperBlock {
  return { kind: 'heading', level: 2, text }
}

function prose(text: string): PaperBlock {
  return { kind: 'prose', text }
}

function frozenFacts(
  { frozenAt, on, dossier, program }: FollowUpReport,
  { digest, key }: { readonly digest: string; readonly key: string | null },
  say: Say,
): readonly Fact[] {
  const fact = (term: string, value: string): Fact => ({ term: say(term), value })
  return [
    fact('protocol.frozen.dossier', dossier.title),
    fact('protocol.frozen.at', formatMoment(frozenAt)),
    fact('protocol.frozen.on', formatDay(startOfDay(on) ?? frozenAt)),
    fact('protocol.surveyDigest', inGroups(digest)),
    fact('followUp.column.key', key === null ? say('protocol.none') : inGroups(key)),
    fact(
      'protocol.frozen.audits',
      dossier.audits.map(({ title, year }) => `${title} (${year})`).join(' · '),
    ),
    fact(
      'protocol.frozen.counts',
      say('protocol.frozen.countsText', {
        recommendations: dossier.recommendations.length,
        assessments: dossier.assessments.length,
      }),
    ),
    fact('fact.program', `${program.name} ${program.version}`),
  ]
}

function correctionBlocks({ replaces }: FollowUpReport, say: Say): readonly PaperBlock[] {
  return replaces === null ? [] : [prose(say('followUp.replaces', { ...replaces }))]
}

/** Each certified file with the digest that it has in the diary. */
function restsBlocks({ rests }: FollowUpReport, say: Say): readonly PaperBlock[] {
  if (rests.length === 0) return [prose(say('fileRelations.followUp', { count: 0 }))]
  const facts = rests.map(rest => ({
    term: citedFileName(rest, say),
    value: inGroups(rest.digest),
  }))
  return [{ kind: 'facts', facts }]
}

/** How many documents the dossier cites, and the registry numbers that they have. */
function sourcesLine({ dossier: { sources } }: FollowUpReport, say: Say): string {
  const numbers = new Set(sources.map(({ registryNumber }) => registryNumber))
  const known = [...numbers].filter(number => number !== null)
  const told = say('protocol.frozen.sources', { count: sources.length })
  return known.length === 0
    ? told
    : `${told} ${say('protocol.frozen.numbers', { numbers: known.join(', ') })}`
}
