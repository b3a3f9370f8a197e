import { digestOf } from '../../reports/results/canonical.ts'
import { crosswalkKey, type PublishedCrosswalk } from '../../surveys/crosswalk.ts'
import { checkCrosswalkShape, crosswalkFaults } from '../../surveys/schema/check-crosswalk.ts'
import { type Checked, checkSurvey } from '../../surveys/schema/check-survey.ts'
import {
  type PublishedSurvey,
  type Survey,
  surveyKey,
  type SurveyKey,
} from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import type { SurveyStore } from '../store/survey-store.ts'

export type Published =
  | { readonly kind: 'survey'; readonly published: PublishedSurvey; readonly isNew: boolean }
  | { readonly kind: 'crosswalk'; readonly published: PublishedCrosswalk; readonly isNew: boolean }

/** `$schema` only helps an editor, and is no part of what is published. */
export interface SurveyService {
  /**
   * Checks a definition or a crosswalk without storing it. A crosswalk is checked against the published
   * versions that it maps.
   *
   * @throws Problem 'survey/faulty', 'crosswalk/faulty' or 'survey/unknown'.
   */
  check(data: unknown): Promise<Published>
  /**
   * Publishes it for ever. The same content again changes nothing.
   *
   * @throws Problem 'survey/published' when the version is published with other content.
   */
  publish(data: unknown): Promise<Published>
  /** Every published version, in the order of their keys. */
  listSurveys(): Promise<readonly PublishedSurvey[]>
  /** @throws Problem 'survey/unknown'. */
  getSurvey(key: SurveyKey): Promise<PublishedSurvey>
  /** Every published crosswalk, in the order of their keys. */
  listCrosswalks(): Promise<readonly PublishedCrosswalk[]>
  /** @throws Problem 'crosswalk/unknown'. */
  getCrosswalk(key: string): Promise<PublishedCrosswalk>
}

export function createSurveyService({ store }: { readonly store: SurveyStore }): SurveyService {
  const cache = new Map<SurveyKey, PublishedSurvey>()

  /** A published version never changes: it is read from the store once. */
  async function getSurvey(key: SurveyKey): Promise<PublishedSurvey> {
    const known = cache.get(key) ?? (await store.findSurvey(key))
    if (known === null) throw new Problem('survey/unknown', { key })
    cache.set(key, known)
    return known
  }

  const check = (data: unknown) =>
    kindOf(data) === 'crosswalk'
      ? checkCrosswalk(data, { store, getSurvey })
      : checkSurveyData(data, store)

  return {
    check,
    async publish(data) {
      const checked = await check(data)
      if (!checked.isNew) return checked
      const outcome =
        checked.kind === 'survey'
          ? await store.insertSurvey(checked.published)
          : await store.insertCrosswalk(checked.published)
      // Someone else was first: fine if with the same content.
      return outcome === 'exists' ? check(data) : checked
    },
    listSurveys: async () => Promise.all((await store.listSurveys()).map(getSurvey)),
    getSurvey,
    listCrosswalks: () => store.listCrosswalks(),
    async getCrosswalk(key) {
      const found = await store.findCrosswalkVersion(key)
      if (found === null) throw new Problem('crosswalk/unknown', { key })
      return found
    },
  }
}

/** The digest that fixes the wording of a survey, when it is published as it is. */
export function surveyDigest(survey: Survey): string {
  const { $schema: _, ...published } = survey
  return digestOf(published)
}

async function checkSurveyData(data: unknown, store: SurveyStore): Promise<Published> {
  const { $schema: _, ...survey } = soundOr(checkSurvey(data), 'survey/faulty')
  const published = { key: surveyKey(survey), digest: surveyDigest(survey), survey }
  const stored = await store.findSurvey(published.key)
  refuseOther(published, stored)
  return { kind: 'survey', published, isNew: stored === null }
}

async function checkCrosswalk(
  data: unknown,
  { store, getSurvey }: Pick<SurveyService, 'getSurvey'> & { readonly store: SurveyStore },
): Promise<Published> {
  const { $schema: _, ...crosswalk } = soundOr(checkCrosswalkShape(data), 'crosswalk/faulty')
  const from = await getSurvey(crosswalk.from)
  const to = await getSurvey(crosswalk.to)
  const faults = crosswalkFaults(crosswalk, from.survey, to.survey)
  if (faults.length > 0) {
    throw new Problem('crosswalk/faulty', { count: faults.length }, { faults })
  }
  const published = { key: crosswalkKey(crosswalk), digest: digestOf(crosswalk), crosswalk }
  const stored = await store.findCrosswalkVersion(published.key)
  refuseOther(published, stored)
  return { kind: 'crosswalk', published, isNew: stored === null }
}

function kindOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'kind' in data ? data.kind : undefined
}

function soundOr<T>(checked: Checked<T>, code: 'survey/faulty' | 'crosswalk/faulty'): T {
  if (checked.kind === 'sound') return checked.value
  throw new Problem(code, { count: checked.faults.length }, { faults: checked.faults })
}

function refuseOther(
  { key, digest }: { readonly key: string; readonly digest: string },
  stored: { readonly digest: string } | null,
): void {
  if (stored !== null && stored.digest !== digest) throw new Problem('survey/published', { key })
}
