import { type RequestHandler, Router } from 'express'

import type {
  ComparedIndex,
  ComparedItem,
  Comparison,
} from '../../../reports/comparison/comparison.ts'
import { idOfItem } from '../../../reports/comparison/explore.ts'
import { questionHistory } from '../../../reports/comparison/question-history.ts'
import type { Say } from '../../../reports/documents/document.ts'
import type { RoundPairIds } from '../../comparison-paths.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { CurrentComparison } from '../../services/comparison-service.ts'
import type { ExplorerService } from '../../services/explorer-service.ts'
import type { RoundService } from '../../services/round-service.ts'
import { indexView, questionView } from '../../views/comparison/explored-view.ts'
import { readExploration } from '../../views/comparison/exploration-query.ts'
import { explorerView } from '../../views/comparison/explorer-view.ts'
import { objectOf } from './report-routes.ts'

export interface ExplorerRouteDeps {
  readonly explorer: ExplorerService
  readonly rounds: RoundService
  readonly acts: ActLog
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
}

export interface QuestionParams extends RoundPairIds {
  readonly questionId: string
}

export interface IndexParams extends RoundPairIds {
  readonly indexId: string
}

/** Looking into one certified comparison: all of it as it is asked for, one question, one theme. */
export function explorerRoutes(deps: ExplorerRouteDeps): Router {
  const { staff, rounds } = deps
  const ofRounds = objectOf(rounds)
  const mayRead = <Params extends RoundPairIds>() =>
    staff.mayDo<Params>('results.read', ({ first, second }) => ofRounds([first, second]))
  const router = Router()
  router.get(paths.explorer, mayRead<RoundPairIds>(), showAll(deps))
  router.get(paths.exploredQuestion, mayRead<QuestionParams>(), showQuestion(deps))
  router.get(paths.exploredIndex, mayRead<IndexParams>(), showIndex(deps))
  return router
}

/** Reads the certified comparison; the log says first who reads which. */
function reader({ acts, explorer }: ExplorerRouteDeps) {
  return (
    req: Parameters<RequestHandler<RoundPairIds>>[0],
    res: Parameters<RequestHandler>[1],
  ): Promise<CurrentComparison> => {
    const { first, second } = req.params
    const read = { act: 'results.read', object: `${first}-${second}`, detail: 'html' } as const
    return acts.record({ ...originIn(req, res), ...read }, () =>
      explorer.getComparison(first, second),
    )
  }
}

function showAll(deps: ExplorerRouteDeps): RequestHandler<RoundPairIds> {
  const { renderer, say } = deps
  const read = reader(deps)
  return async (req, res) => {
    const current = await read(req, res)
    const exploration = readExploration(req.query, current.comparison)
    const place = { visitor: visitOf(res), current, exploration }
    renderer.send(res, 'pages/work/comparison/explorer', explorerView(place, say))
  }
}

function showQuestion(deps: ExplorerRouteDeps): RequestHandler<QuestionParams> {
  const { explorer, renderer, say } = deps
  const read = reader(deps)
  return async (req, res) => {
    const { comparison, cited } = await read(req, res)
    const item = itemIn(comparison, req.params)
    const sources = {
      ...(await explorer.itemsBehind(comparison)),
      history: questionHistory({ comparison, item }, await explorer.listComparisons()),
    }
    const place = { visitor: visitOf(res), comparison, cited, item, sources }
    renderer.send(res, 'pages/work/comparison/explored', questionView(place, say))
  }
}

function showIndex(deps: ExplorerRouteDeps): RequestHandler<IndexParams> {
  const { renderer, say } = deps
  const read = reader(deps)
  return async (req, res) => {
    const { comparison, cited } = await read(req, res)
    const index = indexIn(comparison, req.params)
    const place = { visitor: visitOf(res), comparison, cited, index }
    renderer.send(res, 'pages/work/comparison/explored', indexView(place, say))
  }
}

/** @throws Problem 'comparison/unknownQuestion'. */
export function itemIn(
  comparison: Comparison,
  { questionId }: Pick<QuestionParams, 'questionId'>,
): ComparedItem {
  const item = comparison.items.find(each => idOfItem(each) === questionId)
  if (item === undefined) throw unknownIn(comparison, questionId)
  return item
}

/** @throws Problem 'comparison/unknownQuestion'. */
export function indexIn(
  comparison: Comparison,
  { indexId }: Pick<IndexParams, 'indexId'>,
): ComparedIndex {
  const index = comparison.indices.find(({ id }) => id === indexId)
  if (index === undefined) throw unknownIn(comparison, indexId)
  return index
}

function unknownIn({ first, second }: Comparison, question: string): Problem {
  const rounds = { first: first.round.id, second: second.round.id }
  return new Problem('comparison/unknownQuestion', { ...rounds, question })
}
