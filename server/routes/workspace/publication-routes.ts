import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { LONGEST_PLANS } from '../../../surveys/publication.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { Locales } from '../../rendering/locale.ts'
import { onePageReport } from '../../rendering/report-files.ts'
import type { PublicationService } from '../../services/publication-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import { onePageText, onePageView } from '../../views/staff/one-page-view.ts'
import { PUBLICATION_FIELDS, publicationView } from '../../views/staff/publication-view.ts'
import { objectOf } from './report-routes.ts'
import {
  type FileParams,
  makeDocument,
  type ReportKind,
  type SendReportDeps,
} from './send-report.ts'
import { requireSeen, type RoundParams, type RoundRouteDeps } from './round-routes.ts'
import { fieldIn, refuse, typedIn } from './staff-form.ts'

export interface PublicationRouteDeps extends RoundRouteDeps, SendReportDeps {
  readonly locales: Locales
  readonly publications: PublicationService
  /** A path of ours as it is reached from outside. */
  readonly addressOf: (path: string) => string
}

/** The result on one page, as a page and as text to paste; and from when anyone may read it. */
export function publicationRoutes(deps: PublicationRouteDeps): Router {
  const { staff, rounds } = deps
  const ofRounds = objectOf(rounds)
  const read = staff.mayDo<RoundParams>('results.read', ({ roundId }) => ofRounds([roundId]))
  const run = staff.mayDo<RoundParams>('rounds.run')
  const router = Router()
  router.get(paths.onePage, read, showPage(deps))
  router.get(paths.onePageText, read, sendText(deps))
  const readFile = staff.mayDo<DocumentParams>('results.read', ({ roundId }) => ofRounds([roundId]))
  router.post(paths.onePageFile, readFile, makeDocument(deps, onePageKind(deps), ONE_PAGE_FILE))
  router.get(paths.publication, run, (req, res) =>
    sendForm(res, { roundId: req.params.roundId, typed: null }, deps),
  )
  router.post(paths.publication, run, publish(deps))
  router.post(paths.publicationEnd, run, withdraw(deps))
  return router
}

interface DocumentParams extends RoundParams, FileParams {}

const ONE_PAGE_FILE = 'resultat-en-sida'

function onePageKind({ publications, locales }: PublicationRouteDeps): ReportKind<DocumentParams> {
  return {
    reportOf: async ({ roundId }) => {
      const { current, plans } = await publications.onePage(roundId)
      return onePageReport(current, plans, locales)
    },
    idOf: ({ roundId }) => roundId,
  }
}

function showPage(deps: PublicationRouteDeps): RequestHandler<RoundParams> {
  const { publications, acts, renderer, say, addressOf } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const act = { act: 'results.read', object: roundId, detail: 'one-page' } as const
    const page = await acts.record({ ...originIn(req, res), ...act }, () =>
      publications.onePage(roundId),
    )
    const address = addressOf(pathTo.publicResult(roundId))
    const done = req.query['klart'] === 'publicerad' ? say('publication.done') : null
    const place = { visitor: visitOf(res), page, address, done }
    renderer.send(res, 'pages/work/one-page', onePageView(place, say))
  }
}

function sendText(deps: PublicationRouteDeps): RequestHandler<RoundParams> {
  const { publications, acts, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const act = { act: 'results.exported', object: roundId, detail: 'one-page' } as const
    const page = await acts.record({ ...originIn(req, res), ...act }, () =>
      publications.onePage(roundId),
    )
    res.attachment(`resultat-${roundId}-en-sida.txt`).type('text/plain; charset=utf-8')
    res.send(onePageText(page, say))
  }
}

async function sendForm(
  res: ExpressResponse,
  { roundId, typed }: RoundParams & { readonly typed: Typed | null },
  { rounds, renderer, say, addressOf }: PublicationRouteDeps,
): Promise<void> {
  const round = await rounds.getRound(roundId)
  if (round.state !== 'certified') throw new Problem('round/notCertified', { round: roundId })
  const { from = '', plans = '' } = round.publication ?? {}
  const stored = { [PUBLICATION_FIELDS.from]: from, [PUBLICATION_FIELDS.plans]: plans }
  const place = { visitor: visitOf(res), round, address: addressOf(pathTo.publicResult(roundId)) }
  const shown = typed ?? { ...NOTHING_TYPED, values: stored }
  renderer.send(res, 'pages/work/publication', publicationView(place, shown, say))
}

/** In which field what the service refuses is told. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'publication/day': PUBLICATION_FIELDS.from,
  'publication/long': PUBLICATION_FIELDS.plans,
}

function publish(deps: PublicationRouteDeps): RequestHandler<RoundParams> {
  const { publications, rounds, acts, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    await requireSeen(req, roundId, rounds)
    const from = fieldIn(req, PUBLICATION_FIELDS.from).trim()
    const plans = fieldIn(req, PUBLICATION_FIELDS.plans).replaceAll('\r\n', '\n').trim()
    const act = { act: 'results.published', object: roundId, detail: from.slice(0, 10) } as const
    try {
      await acts.record({ ...originIn(req, res), ...act }, () =>
        publications.publish(roundId, { from, plans }),
      )
    } catch (problem) {
      const field = problem instanceof Problem ? FIELD_OF[problem.code] : undefined
      if (!(problem instanceof Problem) || field === undefined) throw problem
      const errors = { [field]: say(`problem.${problem.code}`, problem.values) }
      const typed = typedIn(req, Object.values(PUBLICATION_FIELDS), errors)
      return sendForm(refuse(res, null), { roundId, typed: shortened(typed) }, deps)
    }
    seeOther(res, `${pathTo.onePage(roundId)}?klart=publicerad`)
  }
}

/** What was far too long is sent back as far as it could have been. */
function shortened({ values, errors }: Typed): Typed {
  const kept = Object.entries(values).map(([name, value]) => [
    name,
    value.slice(0, 2 * LONGEST_PLANS),
  ])
  return { values: Object.fromEntries(kept) as Typed['values'], errors }
}

function withdraw(deps: PublicationRouteDeps): RequestHandler<RoundParams> {
  const { publications, rounds, acts } = deps
  return async (req, res) => {
    const { roundId } = req.params
    await requireSeen(req, roundId, rounds)
    await acts.record({ ...originIn(req, res), act: 'results.withdrawn', object: roundId }, () =>
      publications.withdraw(roundId),
    )
    seeOther(res, pathTo.publication(roundId))
  }
}
