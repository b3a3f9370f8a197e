import type { Association } from '../../surveys/association.ts'
import { toTexts } from '../../surveys/register-row.ts'
import type { TypedBody } from '../../surveys/read-body.ts'
import type { Container } from '../container.ts'
import { versionOf } from '../services/register-service.ts'
import type { ByWhom } from '../services/user-service.ts'

export const BY_DEMO: ByWhom = { actor: { kind: 'commandLine', account: 'demo' }, network: null }

const NONE = { validFrom: '', validTo: '', parent: '', replaces: [], together: [] } as const

type Named = Partial<TypedBody> & Pick<TypedBody, 'id' | 'name' | 'kind'>

/** Committees as Huddinge kommun has them, from what it and its auditors have published. */
const BODIES: readonly Named[] = [
  { id: 'kommunstyrelsen', name: 'Kommunstyrelsen', kind: 'executiveCommittee' },
  {
    id: 'kommunstyrelsens-forvaltning',
    name: 'Kommunstyrelsens förvaltning',
    kind: 'administration',
    parent: 'kommunstyrelsen',
  },
  {
    id: 'kultur-och-fritidsnamnden',
    name: 'Kultur- och fritidsnämnden',
    kind: 'committee',
  },
  {
    id: 'kultur-och-fritidsforvaltningen',
    name: 'Kultur- och fritidsförvaltningen',
    kind: 'administration',
    parent: 'kultur-och-fritidsnamnden',
  },
  { id: 'vard-och-omsorgsnamnden', name: 'Vård- och omsorgsnämnden', kind: 'committee' },
  {
    id: 'socialnamnden',
    name: 'Socialnämnden',
    kind: 'committee',
    together: ['vard-och-omsorgsnamnden'],
  },
  {
    id: 'socialforvaltningen',
    name: 'Socialförvaltningen',
    kind: 'administration',
    parent: 'socialnamnden',
  },
  { id: 'forskolenamnden', name: 'Förskolenämnden', kind: 'committee' },
  {
    id: 'grundskolenamnden',
    name: 'Grundskolenämnden',
    kind: 'committee',
    together: ['forskolenamnden'],
  },
  {
    id: 'gymnasie-och-arbetsmarknadsnamnden',
    name: 'Gymnasie- och arbetsmarknadsnämnden',
    kind: 'committee',
  },
  { id: 'bygglovs-och-tillsynsnamnden', name: 'Bygglovs- och tillsynsnämnden', kind: 'committee' },
  { id: 'klimat-och-stadsmiljonamnden', name: 'Klimat- och stadsmiljönämnden', kind: 'committee' },
]

/** A few associations belong to another, share an address with it, and have contacts, all of them made up. */
const EVERY = 12
const CONTACTS = 'Maja Exempel, ordförande, maja@exempel.example, 2026-06-30\nOlle Exempel, kassör'

/** What makes the register worth looking at: bodies, and more of some associations. */
export async function furnishDemo(
  { bodies, register }: Pick<Container, 'bodies' | 'register'>,
  associations: readonly Association[],
): Promise<void> {
  for (const body of BODIES) await bodies.add({ ...NONE, ...body }, BY_DEMO)
  for (const [index, association] of associations.entries()) {
    const parent = associations[index - 1]
    if (index % EVERY !== EVERY - 1 || parent?.sector !== association.sector) continue
    const more = { parent: parent.id, email: parent.email ?? '', contacts: CONTACTS }
    const typed = { ...toTexts(association), ...more }
    await register.change(typed, versionOf(await register.get(association.id)), BY_DEMO)
  }
}
