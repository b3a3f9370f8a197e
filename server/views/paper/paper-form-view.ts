import type { PaperBlock, PaperForm, PaperRunning } from '../../../reports/documents/paper-form.ts'
import { textIn } from '../../../surveys/language.ts'
import { type FrameEntry, isPilot, type Round } from '../../../surveys/round.ts'
import { stockholmDay } from '../../../surveys/stockholm-time.ts'
import type { Survey } from '../../../surveys/survey.ts'
import type { Locale } from '../../rendering/locale.ts'
import type { MunicipalitySettings } from '../../site-settings.ts'
import { paperQuestions } from './paper-question-view.ts'

/** What every form of a round on paper is made from. */
export interface PaperContext extends Pick<Locale, 'say' | 'language' | 'day'> {
  readonly round: Round
  readonly survey: Survey
  readonly municipality: Pick<MunicipalitySettings, 'name' | 'contact' | 'address'>
}

/**
 * The form of each association, made when it is asked for: whose it is and what is promised, all questions, and
 * where to send it.
 */
export function* paperForms(
  context: PaperContext,
  associations: readonly FrameEntry[],
): Generator<PaperForm> {
  const questions = paperQuestions(context.survey, context)
  const last = lastBlocks(context)
  for (const association of associations) {
    yield {
      name: `${association.associationId} ${association.name}`,
      running: runningOf(context, association),
      blocks: [...firstBlocks(context, association), ...questions, ...last],
    }
  }
}

function runningOf(context: PaperContext, { associationId, name }: FrameEntry): PaperRunning {
  const { survey, municipality, say, language } = context
  return {
    left: `${municipality.name} · ${textIn(survey.title, language)} · ${name}`,
    right: `${say('paper.number')} ${associationId}`,
    mark: markOf(context),
    pageOf: (page, count) => say('paper.page', { page, count }),
  }
}

function markOf({ round, say }: PaperContext): string | null {
  const marks = [
    round.synthetic ? `SYNTETISKA EXEMPELDATA. ${say('layout.synthetic')}` : '',
    isPilot(round) ? `PILOT. ${say('layout.pilot')}` : '',
  ].filter(mark => mark !== '')
  return marks.length === 0 ? null : marks.join(' ')
}

function firstBlocks(context: PaperContext, association: FrameEntry): readonly PaperBlock[] {
  const { round, survey, municipality, say, language } = context
  const { day, address } = whereTo(context)
  const sector = round.opened?.sectors.find(({ id }) => id === association.sector)?.name ?? ''
  return [
    { kind: 'masthead', municipality: municipality.name },
    { kind: 'title', text: textIn(survey.title, language) },
    { kind: 'lead', text: textIn(survey.introduction, language) },
    {
      kind: 'facts',
      facts: [
        { term: say('paper.association'), value: association.name },
        { term: say('paper.number'), value: association.associationId },
        { term: say('paper.due'), value: day },
        { term: say('paper.sendTo'), value: address },
      ],
    },
    { kind: 'heading', level: 2, text: say('paper.how') },
    { kind: 'prose', text: say('paper.howText') },
    { kind: 'prose', text: say('paper.once') },
    {
      kind: 'prose',
      text: `${say('answer.sector')} ${sector}. ${say('answer.oneAssociation')}`,
    },
    { kind: 'heading', level: 2, text: say('answer.promiseTitle') },
    {
      kind: 'prose',
      text: say(`promise.${round.promise}.told`, { threshold: round.threshold }),
    },
    { kind: 'prose', text: say(`promise.${round.promise}.paper`) },
    { kind: 'prose', text: say('answer.voluntary') },
  ]
}

function lastBlocks(context: PaperContext): readonly PaperBlock[] {
  const { municipality, say } = context
  return [
    { kind: 'heading', level: 2, text: say('paper.sendIn') },
    { kind: 'introduction', text: say('paper.sendInText', whereTo(context)) },
    { kind: 'prose', text: say('paper.questions', { contact: municipality.contact }) },
  ]
}

/** By when a form is to be back, and where: at whoever answers questions, if the municipality gives no address. */
function whereTo({ round, municipality, day }: PaperContext) {
  const { name, address, contact } = municipality
  return {
    day: day(stockholmDay(round.closesAt)),
    address: `${name}, ${address ?? contact}`,
  }
}
