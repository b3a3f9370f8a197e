import { type Crosswalk, crosswalkKey, type PublishedCrosswalk } from '../../surveys/crosswalk.ts'
import type { SurveyDraft } from '../../surveys/editing/survey-draft.ts'
import type { PublishedSurvey } from '../../surveys/survey.ts'
import type {
  CertifiedComparison,
  CertifiedResult,
  SealedPair,
} from '../../server/store/result-store.ts'
import { OPENS } from './test-container.ts'
import { testSurvey } from './test-data.ts'

/** What is published or certified, as the services make it, for suites that test the stores alone. */

export function publishedSurvey(key = 'prov/1', digest = `digest of ${key}`): PublishedSurvey {
  return { key, digest, survey: testSurvey() }
}

export function surveyDraft(id: string, change: Partial<SurveyDraft> = {}): SurveyDraft {
  return { id, revision: 1, basedOn: 'prov/1', changedAt: OPENS, survey: testSurvey(), ...change }
}

export function publishedCrosswalk(change: Partial<Crosswalk> = {}): PublishedCrosswalk {
  const crosswalk: Crosswalk = {
    kind: 'crosswalk',
    from: 'a/1',
    to: 'a/2',
    version: 1,
    differences: [{ sv: 'Frågan ställdes tidigare på året.' }],
    pairs: [{ relation: 'identical', from: ['a.b'], to: ['a.b'] }],
    ...change,
  }
  const key = crosswalkKey(crosswalk)
  return { key, digest: `digest of ${key}`, crosswalk }
}

export function certifiedResult(
  roundId: string,
  change: Partial<CertifiedResult> = {},
): CertifiedResult {
  const dispositions = { I: 2, P: 0, R: 0, NC: 1, O: 0, U: 0, NE: 0 }
  const items = { 'a.b': { grades: [0, 2], dontKnow: 0, blank: 0, notShown: 0 } }
  return {
    roundId,
    text: '{"format":"a"}',
    digest: `digest of ${roundId}`,
    sealed: {
      tally: {
        sectors: { idrott: { invited: 3, dispositions, items, indices: {} } },
        alphas: {},
        modes: { web: 2, paper: 0, telephone: 0, import: 0 },
      },
      leaves: ['a1', 'b2'],
    },
    sealSalt: '00ff',
    ...change,
  }
}

const JOINT = [
  [0, 1, 0, 0],
  [0, 0, 0, 2],
  [0, 0, 0, 0],
  [0, 3, 0, 0],
]
const SEALED_PAIR: SealedPair = {
  tally: {
    items: { 'a.b': { sectors: { idrott: JOINT }, movers: JOINT } },
    indices: {},
    commonFrame: { idrott: 3 },
    responded: 2,
  },
  salt: '00ff',
}

export function certifiedComparison(
  change: Partial<CertifiedComparison> = {},
): CertifiedComparison {
  const key = { firstRound: 'a', secondRound: 'b', crosswalkKey: 'a/1-a/2/1', ...change }
  const digest = `digest of ${JSON.stringify(key)}`
  return { ...key, text: '{"a":1}', digest, sealed: SEALED_PAIR, ...change }
}
