import type { Association, Sector } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { RoundPlan } from '../../surveys/round.ts'
import type { Survey } from '../../surveys/survey.ts'
import { type Container, createContainer } from '../../server/container.ts'
import { createSeededRandom } from '../../server/demo/seeded-random.ts'
import { seededKey } from '../../server/keys/seeded-key.ts'
import { createSigningKeys } from '../../server/keys/signatures.ts'
import { loginRules, USUAL_LOGIN } from '../../server/login-settings.ts'
import type { MailSurroundings } from '../../server/services/mail-surroundings.ts'
import type { StaffSettings } from '../../server/services/staff-services.ts'
import type { Store } from '../../server/store/store.ts'
import { openTestStore } from './stores.ts'
import { TEST_MAIL } from './test-mail.ts'
import { SECTORS, testAssociations, testSurvey } from './test-data.ts'

/** A container over a store that is new, with a clock that stands still until it is set. */
export interface TestContainer extends Container {
  readonly clock: { now: Instant }
}

export const OPENS: Instant = '2022-09-01T08:00:00.000Z'
export const CLOSES: Instant = '2022-10-10T21:59:59.000Z'

/** As an installation has it, but for passwords that are quick to try: there is nothing to guess. */
export const TEST_STAFF: StaffSettings = {
  rules: loginRules(USUAL_LOGIN),
  municipality: 'Provby kommun',
  passwordCost: { memoryCost: 64, timeCost: 1 },
  openId: null,
}

/** The same every time, and so are its signatures. */
export const TEST_SIGNING = createSigningKeys([
  seededKey(createSeededRandom('test signing').bytes(32)),
])

export async function testContainer(
  sectors: readonly Sector[] = SECTORS,
  store?: Store,
  staff: StaffSettings = TEST_STAFF,
  mail: MailSurroundings = TEST_MAIL,
): Promise<TestContainer> {
  const clock = { now: OPENS }
  const container = createContainer({
    store: store ?? (await openTestStore()),
    secret: createSeededRandom('test secret').bytes(32),
    signing: TEST_SIGNING,
    sectors,
    staff,
    mail,
    program: { name: 'samverkansbarometer', version: 'test' },
    now: () => clock.now,
    randomBytes: createSeededRandom('test').bytes,
  })
  return { ...container, clock }
}

export const ROUND: RoundPlan = {
  id: 'prov-2022',
  survey: 'prov/1',
  year: 2022,
  promise: 'grouped',
  threshold: 5,
  collectedBy: 'Utredaren',
  registryNumber: 'KS-2022/1.109',
  opensAt: null,
  closesAt: CLOSES,
  synthetic: true,
}

/** A round that is open, with one link for each association, or none where nobody is invited. */
export async function openTestRound(
  container: Container,
  {
    survey = testSurvey(),
    associations = testAssociations(6),
    round = {},
  }: {
    survey?: Survey
    associations?: readonly Association[]
    round?: Partial<RoundPlan>
  } = {},
): Promise<{ readonly tokens: readonly string[]; readonly roundId: string }> {
  await container.surveys.publish(survey)
  await container.store.putAssociations(associations)
  const wanted = { ...ROUND, survey: `${survey.id}/${survey.version}`, ...round }
  await container.rounds.createRound(wanted)
  await container.rounds.openRound(wanted.id)
  const links = wanted.invitesNobody === true ? [] : await container.rounds.listLinks(wanted.id)
  return { tokens: links.map(({ token }) => token), roundId: wanted.id }
}

/** Sends in an answer through the service that the form uses, and fails when it is not taken. */
export async function submitTestAnswer(
  container: Container,
  token: string,
  {
    roundId = ROUND.id,
    answers,
  }: { roundId?: string; answers: Readonly<Record<string, string | readonly string[]>> },
): Promise<string> {
  const entered = new Map(
    Object.entries(answers).map(([id, value]) => [id, typeof value === 'string' ? [value] : value]),
  )
  const submissionId = container.answers.newSubmissionId()
  const sent = { roundId, revision: 0, submissionId, entered, code: null }
  const outcome = await container.answers.submit(token, sent)
  if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${outcome.kind}`)
  return submissionId
}
