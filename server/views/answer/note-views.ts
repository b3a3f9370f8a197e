import { pathTo } from '../../paths.ts'
import type { SwitchWay } from '../language-switch.ts'
import { type AnswerContext, answerPage, markOf } from './answer-page.ts'
import { FORM_FIELDS, type KeptField } from './form-fields.ts'

/** What is noted, as the first page and the review show it. */
export function noteView({ token, say, to }: AnswerContext, note: string) {
  return {
    heading: note === '' ? null : say('answer.note'),
    text: note,
    href: to.answerNote(token),
    linkText: say(note === '' ? 'answer.note.write' : 'answer.note.change'),
    notSent: note === '' ? null : say('answer.note.notSent'),
  }
}

/** The hidden fields of a form for the note. */
function stamp(round: string, base: string): readonly KeptField[] {
  return [
    { name: FORM_FIELDS.round, value: round },
    { name: FORM_FIELDS.base, value: base },
  ]
}

/** The page on which the note is written. @param length Of a note that is too long; `null`: it is not. */
export function noteFormView(
  context: AnswerContext,
  { note, base, length, max }: { note: string; base: string; length: number | null; max: number },
) {
  const { token, round, say, to } = context
  const heading = say('answer.note')
  const fault = length === null ? null : say('answer.note.tooLong', { length, max })
  const errors = fault === null ? [] : [{ href: '#anteckning', text: fault }]
  return {
    ...answerPage(context, {
      heading,
      mark: markOf(context, { errors }),
      way: { path: pathTo.answerNote(token), by: 'form' },
    }),
    heading,
    errors,
    note,
    help: say('answer.note.help', { max }),
    action: to.answerNote(token),
    fields: stamp(round.id, base),
    back: to.answer(token),
  }
}

/** Somebody has noted something else meanwhile: which of the two is to stand. */
export function noteConflictView(
  context: AnswerContext,
  { typed, saved, base, way }: { typed: string; saved: string; base: string; way: SwitchWay },
) {
  const { token, round, say, to } = context
  return {
    ...answerPage(context, { heading: say('answer.conflict'), way }),
    differences: [{ question: say('answer.note'), typed, saved }],
    action: to.answerNote(token),
    keep: to.answer(token),
    fields: [...stamp(round.id, base), { name: FORM_FIELDS.note, value: typed }],
  }
}
