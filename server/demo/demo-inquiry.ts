import { planInquiry } from '../../reports/follow-up/plan-inquiry.ts'
import { stockholmDay } from '../../surveys/stockholm-time.ts'
import type { Container } from '../container.ts'
import { Problem } from '../problems.ts'
import { loadTexts } from '../rendering/texts.ts'
import { BY_DEMO } from './demo-bodies.ts'
import type { DemoClock } from './demo-clock.ts'

const DOSSIER = 'exempelby'
const ASKED_AT = '2025-09-08T07:00:00.000Z'
const ANSWERED_AT = '2025-09-24T07:30:00.000Z'
const LAST_DAY = '2025-11-14'
const ANSWERS_FIRST = 'fritidsnamnden'

/** What one made-up committee answers; the other one has not answered yet. */
const ANSWERS: Readonly<Record<string, string>> = {
  'svaret.vem': 'namnden',
  'svaret.beslutat': 'beslutat',
  'svaret.handling': 'Yttrande till revisorerna (påhittat)',
  'svaret.dag': '2025-09-17',
  'svaret.paragraf': '§ 61',
  'svaret.diarienummer': 'FN-2025/114.007',
  'rekommendation-1.stallning': 'delar',
  'rekommendation-1.svar': 'Nämnden delar revisorernas bedömning. Reglerna finns nu på ett ställe.',
  'rekommendation-1.lage': 'genomford',
  'rekommendation-1.gjort': 'Reglerna är omskrivna och skickade till alla föreningar.',
  'rekommendation-1.nar': '2024-11-20',
  'rekommendation-1.handling': 'Regler för fördelning av lokaler (påhittade)',
  'rekommendation-1.dag': '2024-11-20',
  'rekommendation-1.paragraf': 'avsnitt 2',
  'rekommendation-2.stallning': 'delar-delvis',
  'rekommendation-2.svar':
    'Nämnden vill ha en gemensam väg in, men tekniska nämnden tar emot anmälan.',
  'rekommendation-2.lage': 'planerad',
  'rekommendation-2.planerat': 'Ett formulär tas fram tillsammans med tekniska nämnden.',
  'rekommendation-2.senast': '2026-03-31',
}

/** Asks the made-up committees of a made-up audit, as auditors do. The real case is asked about by nobody. */
export async function askDemoBodies({
  container,
  clock,
}: {
  readonly container: Container
  readonly clock: DemoClock
}): Promise<void> {
  clock.set(ASKED_AT)
  const inquiryId = await ask(container)
  const { letters } = await container.inquiries.letters(DOSSIER, inquiryId, BY_DEMO)
  const first = letters.find(({ association }) => association.associationId === ANSWERS_FIRST)
  clock.set(ANSWERED_AT)
  const outcome = await container.answers.submit(first?.address.split('/').at(-1) ?? '', {
    roundId: inquiryId,
    revision: 0,
    submissionId: container.answers.newSubmissionId(),
    entered: new Map(Object.entries(ANSWERS).map(([question, value]) => [question, [value]])),
    code: null,
  })
  if (outcome.kind !== 'accepted') throw new Problem('demo/answered', { outcome: outcome.kind })
}

async function ask({ dossiers, inquiries }: Container): Promise<string> {
  const say = loadTexts('sv')
  const { dossier } = await dossiers.get(DOSSIER)
  const [audit] = dossier.audits
  if (audit === undefined) throw new Problem('audit/unknown', { dossier: DOSSIER })
  const wanted = {
    recommendations: dossier.recommendations.map(({ id }) => id),
    bodies: dossier.bodies.map(({ id }) => id),
    addresses: new Map(dossier.bodies.map(({ id }) => [id, `${id}@exempelby.example`])),
    lastDay: LAST_DAY,
    contact: 'Rut Exempel, revisor@exempelby.example, 0123-456 20',
    byMail: false,
  }
  const today = stockholmDay(ASKED_AT)
  const plan = planInquiry(wanted, { audit, dossier, today, mailDay: today }, say)
  if (plan.kind === 'faulty') {
    throw new Problem('demo/answered', { outcome: plan.faults.map(({ code }) => code).join() })
  }
  const given = { dossierId: DOSSIER, audit, planned: plan.planned, earlier: 0 }
  return (await inquiries.ask(given, say, BY_DEMO)).roundId
}
