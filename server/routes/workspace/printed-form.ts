import type { Request, Response as ExpressResponse } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import type { PrintedResult } from '../../../reports/printed/printed-result.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { pathTo } from '../../paths.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { PrintedOutcome, PrintedWriter, SeenPrinted } from '../../services/printed-service.ts'
import type { PrintedServices } from '../../services/printed-services.ts'
import type { Typed } from '../../views/form-field.ts'
import { errorsOf, PRINTED_REVISION } from '../../views/printed/printed-fields.ts'
import type { FormState } from '../../views/printed/printed-forms.ts'
import { type Confirmation, confirmView } from '../../views/staff/confirm-view.ts'
import { type Asked, fieldIn, refuse } from './staff-form.ts'

export interface PrintedFormDeps extends PrintedServices {
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
}

export interface PrintedParams {
  readonly printedId: string
}

/** A form of a printed result; that is `null` for a new one. */
export type PrintedForm = (printed: PrintedResult | null, state: FormState) => Confirmation

/** Shows a form as it is before anybody has typed in it. */
export function sendForm(
  res: ExpressResponse,
  confirmation: Confirmation,
  { typed, deps }: { readonly typed: Typed; readonly deps: PrintedFormDeps },
): void {
  const { renderer, say } = deps
  const view = confirmView(confirmation, { visitor: visitOf(res), typed }, say)
  renderer.send(res, 'pages/work/confirm', view)
}

/** Who changes it, by the name that is printed. */
export function writerIn(req: Request<unknown>, res: ExpressResponse): PrintedWriter {
  return { origin: originIn(req as never, res), name: visitOf(res).user.name }
}

/** What whoever typed saw. */
export function seenIn(req: Pick<Asked, 'body'>, { printedId }: PrintedParams): SeenPrinted {
  return { id: printedId, revision: Number(fieldIn(req, PRINTED_REVISION)) }
}

/** What is typed in fields, by what they are. */
export function typedFields<Field extends string>(
  req: Pick<Asked, 'body'>,
  fields: Readonly<Record<Field, string>>,
): Readonly<Record<Field, string>> {
  const entries = Object.entries<string>(fields)
  const typed = entries.map(([name, id]) => [name, fieldIn(req, id).trim()])
  return Object.fromEntries(typed) as Record<Field, string>
}

export interface Answered {
  readonly outcome: PrintedOutcome
  readonly values: Typed['values']
  /** What it stands in now; `null`: nothing, it is new. */
  readonly printed: PrintedResult | null
  readonly form: PrintedForm
}

/** 303 when it is stored, 422 for faults, 409 when somebody else was first; everything typed is kept. */
export function answerForm(
  res: ExpressResponse,
  { outcome, values, printed, form }: Answered,
  deps: PrintedFormDeps,
): void {
  switch (outcome.kind) {
    case 'done':
      return seeOther(res, `${pathTo.printed(outcome.printed.id)}?klart=sparat`)
    case 'stale': {
      const typed = { values, errors: {} }
      return sendForm(res.status(409), form(outcome.printed, { typed, isStale: true }), {
        typed,
        deps,
      })
    }
    case 'faulty': {
      const typed = { values, errors: errorsOf(outcome.faults, deps.say) }
      return sendForm(refuse(res, null), form(printed, { typed, isStale: false }), { typed, deps })
    }
  }
}
