import type { Say } from '../../../reports/documents/document.ts'
import type { DrawnCode, PaperBlock, PaperForm } from '../../../reports/documents/paper-form.ts'
import { formatDay } from '../../../reports/formats/swedish.ts'
import type { Instant } from '../../../surveys/instant.ts'
import { isPilot, type Round } from '../../../surveys/round.ts'
import type { Letter } from '../../services/letter-service.ts'

/** What every letter of a round is made from. */
export interface LetterContext {
  readonly say: Say
  readonly round: Round
  readonly municipality: string
  readonly writtenAt: Instant
  readonly codeOf: (text: string) => DrawnCode
}

/** The letter to each association, made when it is asked for. The register has no street addresses: it is to a name. */
export function* letterForms(
  context: LetterContext,
  letters: readonly Letter[],
): Generator<PaperForm> {
  for (const letter of letters) yield letterForm(context, letter)
}

function letterForm(
  { say, round, municipality, writtenAt, codeOf }: LetterContext,
  { association, subject, paragraphs, address }: Letter,
): PaperForm {
  const { registryNumber } = round
  return {
    name: `${association.associationId} ${association.name}`,
    running: {
      left: '',
      right: '',
      mark: markOf(round, say),
      pageOf: (page, count) => (count === 1 ? '' : say('paper.page', { page, count })),
    },
    blocks: [
      {
        kind: 'letterhead',
        municipality,
        recipient: [association.name],
        beside: [formatDay(writtenAt), ...(registryNumber === null ? [] : [registryNumber])],
      },
      { kind: 'subject', text: subject },
      ...proseOf(paragraphs.slice(0, BEFORE_LINK)),
      {
        kind: 'link',
        heading: say('letter.answer'),
        address: address.replace(/^https?:\/\//, ''),
        text: say('letter.how'),
        code: codeOf(address),
      },
      ...proseOf(paragraphs.slice(BEFORE_LINK)),
    ],
  }
}

/** A greeting and what it is about; then the link, which is on the first page however much is written. */
const BEFORE_LINK = 2

function proseOf(paragraphs: readonly string[]): readonly PaperBlock[] {
  return paragraphs.map(text => ({ kind: 'prose', text }))
}

function markOf(round: Round, say: Say): string | null {
  const marks = [
    ...(round.synthetic ? [`SYNTETISKA EXEMPELDATA. ${say('layout.synthetic')}`] : []),
    ...(isPilot(round) ? [`PILOT. ${say('layout.pilot')}`] : []),
  ]
  return marks.length === 0 ? null : marks.join(' ')
}
