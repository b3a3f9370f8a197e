import { canonical } from '../../reports/results/canonical.ts'
import { changeDraft, type SurveyDraft } from '../../surveys/editing/survey-draft.ts'
import type { Fault } from '../../surveys/fault.ts'
import type { Instant } from '../../surveys/instant.ts'
import { surveyShapeFaults } from '../../surveys/schema/check-shape.ts'
import { type Examination, examineSurvey } from '../../surveys/schema/check-survey.ts'
import {
  type PublishedSurvey,
  type Survey,
  surveyKey,
  type SurveyKey,
} from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import type { SurveyDraftStore } from '../store/survey-draft-store.ts'
import type { ActLog } from './act-log.ts'
import type { SurveyService } from './survey-service.ts'
import type { ByWhom } from './user-service.ts'

/** A draft as somebody saw it. */
export type SeenDraft = Pick<SurveyDraft, 'id' | 'revision'>

export type DraftOutcome =
  | { readonly kind: 'done'; readonly draft: SurveyDraft }
  /** Somebody else has changed it since it was seen: here as it is now. */
  | { readonly kind: 'stale'; readonly draft: SurveyDraft }
  /** It would no longer have the shape of a survey, and is as it was. */
  | { readonly kind: 'faulty'; readonly draft: SurveyDraft; readonly faults: readonly Fault[] }

export type StartOutcome =
  | { readonly kind: 'done'; readonly draft: SurveyDraft }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }
  | { readonly kind: 'published'; readonly key: SurveyKey }
  /** A draft of that version is there. */
  | { readonly kind: 'begun'; readonly draft: SurveyDraft }

export type DraftPublished =
  | { readonly kind: 'done'; readonly key: SurveyKey }
  | { readonly kind: 'stale'; readonly draft: SurveyDraft }

/** Where a draft stands: what is wrong with it, and what has been published meanwhile. */
export interface DraftStanding {
  readonly draft: SurveyDraft
  readonly examination: Examination
  /** What it began as; `null`: an empty one. */
  readonly base: PublishedSurvey | null
  /** The latest version that was published beside it, when that is another than what it began as. */
  readonly newer: SurveyKey | null
  /** Its version is published: it has to be called something else, or to be thrown away. */
  readonly isPublished: boolean
}

/** Drafts of survey versions: begun, changed together, and published or thrown away. */
export interface SurveyDraftService {
  /** In the order of their versions. */
  list(): Promise<readonly SurveyDraft[]>
  /** @throws Problem 'surveyDraft/unknown'. */
  get(id: string): Promise<SurveyDraft>
  standingOf(draft: SurveyDraft): Promise<DraftStanding>
  /** @param basedOn The version that it begins as; `null`: none. */
  start(survey: Survey, basedOn: SurveyKey | null, by: ByWhom): Promise<StartOutcome>
  /** Changes what was seen. @param edit Given the survey, makes what it is to be: anything, it is checked. */
  change(seen: SeenDraft, edit: (survey: Survey) => unknown, by: ByWhom): Promise<DraftOutcome>
  /**
   * Publishes what was seen for ever, and removes the draft.
   *
   * @throws Problem 'survey/faulty', or 'survey/published' when the version is there with other content.
   */
  publish(seen: SeenDraft, by: ByWhom): Promise<DraftPublished>
  /** Throws away what was seen. */
  remove(seen: SeenDraft, by: ByWhom): Promise<'removed' | 'stale'>
}

export interface SurveyDraftServiceDeps {
  readonly store: SurveyDraftStore
  readonly surveys: SurveyService
  readonly acts: ActLog
  readonly now: () => Instant
  readonly randomBytes: (size: number) => Buffer
}

const ID_BYTES = 12

export function createSurveyDraftService(deps: SurveyDraftServiceDeps): SurveyDraftService {
  const { store, surveys, acts } = deps
  const get = (id: string) => getDraft(id, store)
  return {
    list: () => listByKey(store),
    get,
    standingOf: draft => standingOf(draft, surveys),
    start: (survey, basedOn, by) => start({ survey, basedOn }, by, deps),
    change: (seen, edit, by) => change(seen, { edit, by }, deps),
    async publish(seen, by) {
      const draft = await get(seen.id)
      if (draft.revision !== seen.revision) return { kind: 'stale', draft }
      const key = surveyKey(draft.survey)
      const act = { ...by, act: 'survey.published', object: key } as const
      await acts.record(act, () => surveys.publish(draft.survey))
      // A death between the two leaves a draft that says that it is published, and can be thrown away.
      await store.removeSurveyDraft(seen)
      return { kind: 'done', key }
    },
    async remove(seen, by) {
      const draft = await get(seen.id)
      if (draft.revision !== seen.revision) return 'stale'
      const act = { ...by, act: 'surveyDraft.removed', object: surveyKey(draft.survey) } as const
      return acts.record(act, () => store.removeSurveyDraft(seen))
    },
  }
}

async function getDraft(id: string, store: SurveyDraftStore): Promise<SurveyDraft> {
  const draft = await store.findSurveyDraft(id)
  if (draft === null) throw new Problem('surveyDraft/unknown')
  return draft
}

async function listByKey(store: SurveyDraftStore): Promise<readonly SurveyDraft[]> {
  const keyed = (await store.listSurveyDrafts()).map(
    draft => [surveyKey(draft.survey), draft] as const,
  )
  return keyed.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, draft]) => draft)
}

async function standingOf(draft: SurveyDraft, surveys: SurveyService): Promise<DraftStanding> {
  const { survey, basedOn } = draft
  const published = await surveys.listSurveys()
  const key = surveyKey(survey)
  const beside = published.filter(each => each.survey.id === survey.id && each.key !== key)
  const latest = beside.at(-1)?.key ?? null
  return {
    draft,
    examination: examineSurvey(survey),
    base: published.find(each => each.key === basedOn) ?? null,
    newer: basedOn !== null && latest !== null && latest > basedOn ? latest : null,
    isPublished: published.some(each => each.key === key),
  }
}

async function start(
  { survey, basedOn }: Pick<SurveyDraft, 'survey' | 'basedOn'>,
  by: ByWhom,
  { store, surveys, acts, now, randomBytes }: SurveyDraftServiceDeps,
): Promise<StartOutcome> {
  const faults = surveyShapeFaults(survey)
  if (faults.length > 0) return { kind: 'faulty', faults }
  const key = surveyKey(survey)
  const published = await surveys.listSurveys()
  if (published.some(each => each.key === key)) return { kind: 'published', key }
  const known = (await store.listSurveyDrafts()).find(each => surveyKey(each.survey) === key)
  if (known !== undefined) return { kind: 'begun', draft: known }
  const id = randomBytes(ID_BYTES).toString('base64url')
  const draft = { id, revision: 1, basedOn, changedAt: now(), survey }
  const act = { ...by, act: 'surveyDraft.begun', object: key } as const
  await acts.record(act, () => store.insertSurveyDraft(draft))
  return { kind: 'done', draft }
}

async function change(
  seen: SeenDraft,
  { edit, by }: { readonly edit: (survey: Survey) => unknown; readonly by: ByWhom },
  { store, acts, now }: SurveyDraftServiceDeps,
): Promise<DraftOutcome> {
  const draft = await getDraft(seen.id, store)
  if (draft.revision !== seen.revision) return { kind: 'stale', draft }
  const data = edit(draft.survey)
  const faults = surveyShapeFaults(data)
  if (faults.length > 0) return { kind: 'faulty', draft, faults }
  const { $schema: _, ...survey } = data as Survey
  if (canonical(survey) === canonical(draft.survey)) return { kind: 'done', draft }
  const changed = changeDraft(draft, survey, now())
  const act = { ...by, act: 'surveyDraft.changed', object: surveyKey(survey) } as const
  const outcome = await acts.record(act, () => store.saveSurveyDraft(changed))
  return outcome === 'stored'
    ? { kind: 'done', draft: changed }
    : { kind: 'stale', draft: await getDraft(seen.id, store) }
}
