import { buildResult } from '../../reports/results/build-result.ts'
import { canonical, digestOf, sha256 } from '../../reports/results/canonical.ts'
import { commitmentTo, responseLeaf } from '../../reports/results/seal.ts'
import type { Program, ResultSet } from '../../reports/results/result-set.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import type { Round } from '../../surveys/round.ts'
import type { PublishedSurvey } from '../../surveys/survey.ts'
import type { CertifiedResult } from '../store/result-store.ts'
import type { Store } from '../store/store.ts'
import type { SurveyService } from './survey-service.ts'
import { getOpened } from './tally-service.ts'

/** What was gone through, and everything that is not as it should be; the first fault comes first. */
export interface Verification {
  readonly surveys: number
  readonly rounds: number
  readonly responses: number
  readonly faults: readonly Fault[]
}

export interface VerifyService {
  /**
   * Goes through the store and works out again what can be worked out: digests of published versions,
   * counts of frames, invitations and responses, and of each certified round its digest, its commitment,
   * the leaf of every response, and the published figures themselves.
   *
   * @param progress Called with the number of responses that are gone through.
   */
  verify(progress: (responses: number) => void): Promise<Verification>
}

export interface VerifyDeps {
  readonly store: Store
  readonly surveys: SurveyService
  readonly program: Program
}

export function createVerifyService(deps: VerifyDeps): VerifyService {
  const { store } = deps
  return {
    async verify(progress) {
      const damage = await store.checkIntegrity()
      const faults = damage === null ? [] : [fault('lagret', 'store', { told: damage })]
      const surveys = await store.listSurveys()
      for (const key of surveys) faults.push(...(await surveyFaults(key, store)))
      const rounds = await store.listRounds()
      let responses = 0
      for (const round of rounds) {
        if (round.opened === null) continue
        const found = await verifyRound(round, deps, () => progress((responses += 1)))
        faults.push(...found)
      }
      return { surveys: surveys.length, rounds: rounds.length, responses, faults }
    },
  }
}

async function surveyFaults(key: string, store: Store): Promise<readonly Fault[]> {
  const published = await store.findSurvey(key)
  if (published === null) return [fault(key, 'missing')]
  return digestOf(published.survey) === published.digest ? [] : [fault(key, 'digest')]
}

async function verifyRound(
  round: Round,
  deps: VerifyDeps,
  progress: () => void,
): Promise<readonly Fault[]> {
  const { store, surveys } = deps
  const { id } = round
  const survey = await surveys.getSurvey(round.survey)
  const frame = await store.listFrame(id)
  const invitations = await store.listInvitations(id)
  const leaves: string[] = []
  const faults: Fault[] = []
  const expect = (isSo: boolean, code: string, values: Fault['values'] = {}) => {
    if (!isSo) faults.push(fault(id, code, values))
  }
  for await (const response of store.eachResponse(id)) {
    progress()
    leaves.push(responseLeaf(response))
    if (response.survey !== round.survey) faults.push(fault(`${id}/${response.key}`, 'otherSurvey'))
  }
  expect(survey.digest === round.opened?.surveyDigest, 'frozenSurvey')
  expect(invitations.length === frame.length, 'invitations', {
    invitations: invitations.length,
    frame: frame.length,
  })
  expect(leaves.length <= frame.length, 'tooManyResponses', {
    responses: leaves.length,
    frame: frame.length,
  })
  if (round.state !== 'certified') return faults
  const certified = await store.findResult(id)
  if (certified === null) return [...faults, fault(id, 'noResult')]
  return [...faults, ...resultFaults({ round, survey, certified, leaves }, deps)]
}

interface Certified {
  readonly round: Round
  readonly survey: PublishedSurvey
  readonly certified: CertifiedResult
  readonly leaves: readonly string[]
}

/** A certified result follows from what is sealed, and what is sealed from the responses. */
function resultFaults(
  { round, survey, certified, leaves }: Certified,
  { program }: VerifyDeps,
): readonly Fault[] {
  const { text, digest, sealed, sealSalt } = certified
  const place = `${round.id}/resultat`
  if (sha256(text) !== digest) return [fault(place, 'digest')]
  const content = JSON.parse(text) as ResultSet
  const faults: Fault[] = []
  if (commitmentTo(sealed, Buffer.from(sealSalt, 'hex')) !== content.commitment) {
    faults.push(fault(place, 'commitment'))
  }
  if (canonical(leaves.toSorted()) !== canonical(sealed.leaves)) faults.push(fault(place, 'leaves'))
  // Another version of the program may publish more; this one must publish the same.
  if (content.program.version !== program.version) return faults
  const { certifiedAt } = content.round
  const source = { round: getOpened(round), survey, tally: sealed.tally, program: content.program }
  const isCertified = certifiedAt !== null && content.commitment !== null
  const again = isCertified
    ? buildResult(source, { certifiedAt, commitment: content.commitment })
    : buildResult(source, { certifiedAt: null })
  if (canonical(again) !== text) faults.push(fault(place, 'figures'))
  return faults
}
