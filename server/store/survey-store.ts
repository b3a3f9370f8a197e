import type { PublishedCrosswalk } from '../../surveys/crosswalk.ts'
import type { PublishedSurvey, SurveyKey } from '../../surveys/survey.ts'

/** Published survey versions and crosswalks. Nothing here is ever changed or removed. */
export interface SurveyStore {
  /** @returns 'exists' when the key is taken; what is stored stays as it was. */
  insertSurvey(survey: PublishedSurvey): Promise<'stored' | 'exists'>
  /** `null` when no such version is published. */
  findSurvey(key: SurveyKey): Promise<PublishedSurvey | null>
  /** Keys by code point. */
  listSurveys(): Promise<readonly SurveyKey[]>

  /** @returns 'exists' when the key is taken. */
  insertCrosswalk(crosswalk: PublishedCrosswalk): Promise<'stored' | 'exists'>
  /** In the order of their keys by code point. */
  listCrosswalks(): Promise<readonly PublishedCrosswalk[]>
  /** One version of a crosswalk, by its key; `null` when it is not published. */
  findCrosswalkVersion(key: string): Promise<PublishedCrosswalk | null>
  /** The crosswalk with the highest version between two survey versions; `null` when there is none. */
  findCrosswalk(from: SurveyKey, to: SurveyKey): Promise<PublishedCrosswalk | null>
}
