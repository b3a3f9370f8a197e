import type { Fact } from '../../../reports/documents/document.ts'
import type { PaperBlock, PaperForm } from '../../../reports/documents/paper-form.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import { textIn } from '../../../surveys/language.ts'
import type { AnswerCopy } from '../../services/answer-copy-service.ts'
import { answerListView } from '../answer-list-view.ts'
import type { ProtocolContext } from './opening-protocol.ts'

/** What is decided about the copy: under which number, and why. */
export interface CopyDecision {
  readonly registryNumber: string
  readonly reason: string
}

type CopyContext = Omit<ProtocolContext, 'privacy'>

/** One answer as it reads, to be handed out: what is masked says so. */
export function answerCopy(
  copy: AnswerCopy,
  decision: CopyDecision,
  { say, municipality, writtenAt }: CopyContext,
): PaperForm {
  const { round, survey, answers, masked } = copy
  const title = say('copy.title', { round: round.id })
  const themes = answerListView(survey, answers, {
    wording: { say, language: 'sv' },
    hrefOf: null,
  })
  return {
    name: title,
    running: {
      left: `${municipality.name} · ${title}`,
      right: decision.registryNumber,
      mark: round.synthetic ? `SYNTETISKA EXEMPELDATA. ${say('layout.synthetic')}` : null,
      pageOf: (page, count) => say('paper.page', { page, count }),
    },
    blocks: [
      { kind: 'masthead', municipality: municipality.name },
      { kind: 'title', text: title },
      { kind: 'facts', facts: copyFacts(copy, decision, say) },
      { kind: 'prose', text: say('copy.masked', { count: masked }) },
      ...themes.flatMap(({ title: heading, answers: listed }): readonly PaperBlock[] => [
        { kind: 'heading', level: 2, text: heading },
        ...listed.flatMap(({ question, answer }): readonly PaperBlock[] => [
          { kind: 'strong', text: question },
          ...answer.split('\n').map(text => ({ kind: 'prose', text }) as const),
        ]),
      ]),
      { kind: 'prose', text: say('copy.written', { at: formatMoment(writtenAt) }) },
    ],
  }
}

/** What stands first on a copy: in which matter it is handed out, and whose answer it is, as far as that may be told. */
export function copyFacts(
  { round, survey, association }: AnswerCopy,
  { registryNumber, reason }: CopyDecision,
  say: CopyContext['say'],
): readonly Fact[] {
  return [
    { term: say('protocol.registryNumber'), value: registryNumber },
    { term: say('copy.reason'), value: reason },
    { term: say('protocol.survey'), value: `${textIn(survey.title, 'sv')} (${round.survey})` },
    { term: say('copy.association'), value: association?.name ?? say('copy.unnamed') },
  ]
}
