import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { may } from '../../accounts/policy.ts'
import { CHOSEN_ROUND, type RoundPairIds } from '../../comparison-paths.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { ComparisonService } from '../../services/comparison-service.ts'
import type { JobService } from '../../services/job-service.ts'
import { certifyComparison } from '../../views/comparison/certify-comparison-view.ts'
import { chooseRoundsView } from '../../views/comparison/choose-rounds-view.ts'
import { severalRoundsView } from '../../views/comparison/several-rounds-view.ts'
import { NOTHING_TYPED } from '../../views/form-field.ts'
import { confirmView } from '../../views/staff/confirm-view.ts'
import { waitForJob } from './begun-job.ts'
import type { ExplorerRouteDeps } from './explorer-routes.ts'
import { objectOf } from './report-routes.ts'
import type { Asked } from './staff-form.ts'

export interface ChooseRoundsRouteDeps extends ExplorerRouteDeps {
  readonly comparisons: ComparisonService
  readonly jobs: JobService
}

/** Choosing certified rounds to compare, and certifying a comparison that nobody has certified. */
export function chooseRoundsRoutes(deps: ChooseRoundsRouteDeps): Router {
  const { staff, rounds } = deps
  const ofRounds = objectOf(rounds)
  const router = Router()
  router.get(paths.comparisons, staff.mayDo('results.read'), chooseRounds(deps))
  router.get(paths.severalRounds, staff.mayDo('results.read'), showSeveral(deps))
  const mayCertify = staff.mayDo<RoundPairIds>('comparisons.certify', ({ first, second }) =>
    ofRounds([first, second]),
  )
  router.get(paths.comparisonCertification, mayCertify, askFirst(deps))
  router.post(paths.comparisonCertification, mayCertify, certify(deps))
  return router
}

const MOST_ROUNDS = 8

/** Every round that an address names; what is no id at all is as if it were not there. */
function chosenIn({ query }: Pick<Asked, 'query'>): readonly string[] {
  const given: unknown = query[CHOSEN_ROUND]
  const words: readonly unknown[] = Array.isArray(given) ? given : [given]
  return words.flatMap(word => (typeof word === 'string' && word !== '' ? [word] : []))
}

/** The page to choose on; what is chosen leads on, and what cannot be compared is told on the same page. */
function chooseRounds(deps: ChooseRoundsRouteDeps): RequestHandler {
  return async (req, res) => {
    const chosen = chosenIn(req)
    if (chosen.length === 0) return sendChoice(res, { chosen, error: null }, deps)
    try {
      seeOther(res, await leadOn(chosen, res, deps))
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      const error = deps.say(`problem.${problem.code}`, problem.values)
      await sendChoice(res.status(422), { chosen, error }, deps)
    }
  }
}

async function sendChoice(
  res: ExpressResponse,
  choice: { readonly chosen: readonly string[]; readonly error: string | null },
  { explorer, renderer, say }: ChooseRoundsRouteDeps,
): Promise<void> {
  const place = {
    ...choice,
    visitor: visitOf(res),
    rounds: await explorer.listRounds(),
    comparisons: await explorer.listComparisons(),
  }
  renderer.send(res, 'pages/work/comparison/choose', chooseRoundsView(place, say))
}

/** Where a choice leads. @throws Problem for one that cannot be compared. */
async function leadOn(
  chosen: readonly string[],
  res: ExpressResponse,
  { comparisons }: ChooseRoundsRouteDeps,
): Promise<string> {
  const [one, other] = chosen
  if (one === undefined || other === undefined) throw new Problem('comparison/tooFew')
  if (chosen.length > 2) return pathTo.severalRounds(chosen)
  const found = await comparisons.findCertified(one, other)
  const ids = { first: one, second: other }
  if (found !== null) return pathTo.explorer(ids)
  if (mayCertify(res)) return pathTo.comparisonCertification(ids)
  throw new Problem('comparison/notYet', ids)
}

function mayCertify(res: ExpressResponse): boolean {
  return may(visitOf(res).user, 'comparisons.certify')
}

function showSeveral(deps: ChooseRoundsRouteDeps): RequestHandler {
  const { explorer, rounds, acts, renderer, say } = deps
  return async (req, res) => {
    const chosen = [...new Set(chosenIn(req))].slice(0, MOST_ROUNDS)
    if (chosen.length < 2) throw new Problem('comparison/tooFew')
    // What an address says stands in the log only where it is the name of a round.
    for (const id of chosen) await rounds.isCertified(id)
    const read = { act: 'results.read', object: chosen.join('-'), detail: 'html' } as const
    const pairs = await acts.record({ ...originIn(req, res), ...read }, () =>
      explorer.listPairs(chosen),
    )
    const place = { visitor: visitOf(res), pairs, mayCertify: mayCertify(res) }
    renderer.send(res, 'pages/work/comparison/several', severalRoundsView(place, say))
  }
}

/** Says what it means before it is done; what is certified already is shown. */
function askFirst(deps: ChooseRoundsRouteDeps): RequestHandler<RoundPairIds> {
  const { comparisons, rounds, renderer, say } = deps
  return async (req, res) => {
    const { first, second } = req.params
    const ids = { first, second }
    if ((await comparisons.findCertified(first, second)) !== null) {
      return seeOther(res, pathTo.explorer(ids))
    }
    const chosen = await Promise.all([first, second].map(id => rounds.getRound(id)))
    const synthetic = chosen.some(round => round.synthetic)
    const place = { visitor: visitOf(res), typed: NOTHING_TYPED }
    const step = certifyComparison(ids, { synthetic, say })
    renderer.send(res, 'pages/work/confirm', confirmView(step, place, say))
  }
}

/** As a job: two large rounds take a while to be counted together. */
function certify(deps: ChooseRoundsRouteDeps): RequestHandler<RoundPairIds> {
  const { comparisons, acts, jobs } = deps
  return async (req, res) => {
    const { first, second } = req.params
    await comparisons.findCertified(first, second)
    const object = `${first}-${second}`
    const told = { ...originIn(req, res), act: 'comparison.certified', object } as const
    const wanted = { kind: 'comparison', object, by: visitOf(res).user.id } as const
    const started = await jobs.start(wanted, ({ report }) =>
      acts.record(told, async () => {
        await report(0, null)
        await comparisons.certifyComparison(first, second)
        return {}
      }),
    )
    const { id, state } = await waitForJob(started, res, deps)
    seeOther(res, state === 'done' ? pathTo.explorer({ first, second }) : pathTo.job(id))
  }
}
