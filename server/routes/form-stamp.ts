import type { Entered } from '../../surveys/answering/read-answers.ts'
import type { Question } from '../../surveys/questions/question.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { FormBody } from '../middleware/form-body.ts'
import { Problem } from '../problems.ts'
import { FORM_FIELDS, GO_BACK } from '../views/answer/form-fields.ts'

/** What was entered for some questions, without the form's other fields. */
export function enteredIn(form: FormBody, questions: readonly Question[]): Entered {
  return new Map(
    questions.flatMap(({ id }) => {
      const values = form.get(id)
      return values === undefined ? [] : [[id, values]]
    }),
  )
}

/** The round and the revision that the form was made from. @throws Problem 'request/malformed'. */
export function readStamp(form: FormBody): { roundId: RoundId; revision: number } {
  const revision = only(form, FORM_FIELDS.revision)
  if (!/^\d{1,9}$/.test(revision)) throw new Problem('request/malformed')
  return { roundId: only(form, FORM_FIELDS.round), revision: Number(revision) }
}

/** What was saved of the page when it was filled in; `null`: the form does not tell. */
export function readBase(form: FormBody): string | null {
  return form.get(FORM_FIELDS.base)?.[0] ?? null
}

/** A note to the next person, and what it was written on. @throws Problem 'request/malformed'. */
export function readNote(form: FormBody): { roundId: RoundId; note: string; base: string } {
  return {
    roundId: only(form, FORM_FIELDS.round),
    note: only(form, FORM_FIELDS.note),
    base: only(form, FORM_FIELDS.base),
  }
}

/** 128 bits as base64url: given out by the server with each review page. */
export function readSubmissionId(form: FormBody): string {
  const id = only(form, FORM_FIELDS.submission)
  if (!/^[A-Za-z0-9_-]{22}$/.test(id)) throw new Problem('request/malformed')
  return id
}

/** The receipt's code as typed; `null` when the form has no such field. */
export function readCode(form: FormBody): string | null {
  return form.get(FORM_FIELDS.code)?.[0] ?? null
}

export function goesBack(form: FormBody): boolean {
  return form.get(FORM_FIELDS.goTo)?.[0] === GO_BACK
}

/** The page is to be shown again, in the language of the address that it was sent to. */
export function staysOnPage(form: FormBody): boolean {
  return form.has(FORM_FIELDS.stay)
}

/** The question whose answer is to be taken away; `null`: none. */
export function readCleared(form: FormBody): string | null {
  return form.get(FORM_FIELDS.clear)?.[0] ?? null
}

/** What the form did not show, and the answers that it asked about. */
export function readShown(form: FormBody): {
  readonly notShown: ReadonlySet<string>
  readonly confirmed: ReadonlySet<string>
} {
  return {
    notShown: new Set(form.get(FORM_FIELDS.notShown)),
    confirmed: new Set(form.get(FORM_FIELDS.confirmed)),
  }
}

/** The form without one of its fields. */
export function without(form: FormBody, name: string | null): FormBody {
  return new Map([...form].filter(([field]) => field !== name))
}

function only(form: FormBody, name: string): string {
  const values = form.get(name) ?? []
  if (values.length !== 1 || values[0] === undefined) throw new Problem('request/malformed')
  return values[0]
}
