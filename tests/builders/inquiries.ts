import { partsOf } from '../../reports/follow-up/additions.ts'
import { planInquiry } from '../../reports/follow-up/plan-inquiry.ts'
import type { Container } from '../../server/container.ts'
import { loadTexts } from '../../server/rendering/texts.ts'
import type { AskOutcome, InquiryToAsk } from '../../server/services/ask-bodies.ts'
import { addition, dossier, recommendation } from './dossiers.ts'

const say = loadTexts('sv')

/** Files the dossier `akten` with a recommendation to every committee, and one to `socialnamnden` alone. */
export async function fileTwoRecommendations({ store }: Pick<Container, 'store'>): Promise<void> {
  const own = recommendation({
    id: 'r2',
    number: '2',
    wordings: [{ ...recommendation().wordings[0]!, text: 'Ta fram en plan.' }],
    addressees: [{ to: 'socialnamnden' }],
  })
  const filed = dossier({ recommendations: [recommendation(), own] })
  await store.insertAddition(addition(1, { parts: partsOf(filed) }))
}

/** What an auditor has looked at who asks the committees of the dossier `akten`. */
export async function planTestInquiry(
  container: Container,
  { byMail = false, lastDay = '2022-10-10' } = {},
): Promise<InquiryToAsk> {
  const { dossier } = await container.dossiers.get('akten')
  const audit = dossier.audits[0]!
  const bodies = ['kulturnamnden', 'socialnamnden']
  const plan = planInquiry(
    {
      recommendations: dossier.recommendations.map(({ id }) => id),
      bodies,
      addresses: new Map(bodies.map(id => [id, `${id}@provby.example`])),
      lastDay,
      contact: 'Rut Revisor, rut@provby.example, 0123-456 99',
      byMail,
    },
    { audit, dossier, today: '2022-09-01', mailDay: '2022-09-01' },
    say,
  )
  if (plan.kind === 'faulty') throw new Error(plan.faults.map(({ code }) => code).join())
  const { length: earlier } = await container.inquiries.list('akten', audit.id)
  return { dossierId: 'akten', audit, planned: plan.planned, earlier }
}

/** Asks the committees of the dossier `akten`, as an auditor does by the form. @returns The id of the round. */
export async function askTestBodies(
  container: Container,
  options: Parameters<typeof planTestInquiry>[1] = {},
): Promise<string> {
  const wanted = await planTestInquiry(container, options)
  return (await askAsPlanned(container, wanted)).roundId
}

export function askAsPlanned(container: Container, wanted: InquiryToAsk): Promise<AskOutcome> {
  return container.inquiries.ask(wanted, say, { actor: { kind: 'visitor' }, network: null })
}

/** The links of those who have not answered, by the body's id. */
export async function linksToBodies(
  container: Container,
  inquiryId: string,
): Promise<ReadonlyMap<string, string>> {
  const by = { actor: { kind: 'visitor' }, network: null } as const
  const { letters } = await container.inquiries.letters('akten', inquiryId, by)
  return new Map(
    letters.map(({ association, address }) => [
      association.associationId,
      address.split('/').at(-1)!,
    ]),
  )
}

/** What a committee answers to one recommendation, as the form sends it: an answer of its administration. */
export const BODY_ANSWER = {
  'svaret.vem': 'forvaltningen',
  'svaret.beslutat': 'foreslaget',
  'svaret.handling': 'Tjänsteutlåtande',
  'svaret.dag': '2022-08-15',
  'svaret.paragraf': 'avsnitt 2',
  'svaret.diarienummer': 'kfn-2022/12.109',
  'rekommendation-1.stallning': 'delar',
  'rekommendation-1.svar': 'Vi delar bedömningen.',
  'rekommendation-1.lage': 'paborjad',
  'rekommendation-1.gjort': 'En rutin är framtagen.',
  'rekommendation-1.planerat': 'Utbildning.',
  'rekommendation-1.senast': '2023-03-31',
  'rekommendation-1.handling': 'Rutin för bemötande',
  'rekommendation-1.paragraf': '§ 4',
  'rekommendation-1.sida': '2',
} as const
