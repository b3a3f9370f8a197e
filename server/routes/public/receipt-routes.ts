import { Router } from 'express'

import { mayUse } from '../../middleware/access.ts'
import { type FormBody, formBody } from '../../middleware/form-body.ts'
import { paths } from '../../paths.ts'
import { languageOfPath } from '../../public-languages.ts'
import type { Locales } from '../../rendering/locale.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ReceiptCheck } from '../../services/check-receipt.ts'
import { receiptCheckView } from '../../views/receipt-check-view.ts'
import { readCode } from '../form-stamp.ts'

export interface ReceiptRouteDeps {
  readonly receipts: ReceiptCheck
  readonly renderer: Renderer
  readonly locales: Locales
}

const TEMPLATE = 'pages/receipt-check'

/** Whether an answer is in the certified result. The code is sent in a form, so that it is in no address and no log. */
export function receiptRoutes({ receipts, renderer, locales }: ReceiptRouteDeps): Router {
  const router = Router()
  router.get(paths.receiptCheck, mayUse('anyone'), (req, res) => {
    renderer.send(res, TEMPLATE, receiptCheckView(locales(languageOfPath(req.originalUrl)), null))
  })
  /** 200 with what the code tells; 422 when no answer has it. */
  router.post(paths.receiptCheck, mayUse('codeHolder'), formBody(), async (req, res) => {
    const sent = req.body as FormBody
    const typed = readCode(sent) ?? ''
    const standing = await receipts.check(typed)
    const locale = locales(languageOfPath(req.originalUrl))
    if (standing.kind === 'unknown') res.status(422)
    renderer.send(res, TEMPLATE, receiptCheckView(locale, { typed, sent, standing }))
  })
  return router
}
