import { type Static, type TSchema, Type } from '@sinclair/typebox'

import { DEFAULT_COLOUR, type ThemeSettings } from './theme/theme.ts'

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })
const webAddress = Type.String({ pattern: '^https://[^\\s/]+[^\\s]*$', maxLength: 300 })
const closed = <Properties extends Readonly<Record<string, TSchema>>>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false })

/** Who runs the service, and whom to ask. */
export const MunicipalitySettings = closed({
  name: text(120),
  /** Who answers questions on the enkät: name, e-mail and telephone, with commas between. */
  contact: text(300),
  address: Type.Optional(text(300)),
  email: Type.Optional(text(100)),
  phone: Type.Optional(text(60)),
  website: Type.Optional(webAddress),
})

export type MunicipalitySettings = Static<typeof MunicipalitySettings>

/** What the page on personal data tells beside what is the same everywhere. */
export const PrivacySettings = closed({
  dataProtectionOfficer: Type.Optional(text(300)),
  legalBasis: Type.Optional(text(1000)),
  /** Who else handles the data, and whether it leaves the EU. */
  recipients: Type.Optional(text(1000)),
  retention: Type.Optional(text(1000)),
  /** Who supervises, and where to complain. */
  authority: Type.Optional(text(200)),
  complaintUrl: Type.Optional(webAddress),
})

/** What the tillgänglighetsredogörelse tells beside what the latest check found. */
export const AccessibilitySettings = closed({
  compliance: Type.Optional(
    Type.Union([Type.Literal('full'), Type.Literal('partial'), Type.Literal('none')]),
  ),
  shortcomings: Type.Optional(
    Type.Array(closed({ what: text(500), why: text(500) }), { maxItems: 50 }),
  ),
  assessedOn: Type.Optional(day),
  updatedOn: Type.Optional(day),
  method: Type.Optional(text(1000)),
  /** Where anyone can tell of a shortcoming, also without a name; telephone and e-mail are not enough. */
  feedbackUrl: Type.Optional(webAddress),
  authority: Type.Optional(text(200)),
  complaintUrl: Type.Optional(webAddress),
  /** What is left out as unreasonably burdensome (12 § DOS-lagen), and why. */
  burdensome: Type.Optional(text(1000)),
  /** What the law does not cover (9 § DOS-lagen). */
  exempt: Type.Optional(text(1000)),
})

/** Whom to tell of a weakness: what `/.well-known/security.txt` says. */
export const SecuritySettings = closed({
  contact: Type.Optional(
    Type.String({ pattern: '^(mailto:|https://|tel:)[^\\s]+$', maxLength: 300 }),
  ),
  policy: Type.Optional(webAddress),
})

/** Everything that the public pages say of this installation. */
export interface SiteSettings {
  readonly municipality: MunicipalitySettings
  readonly theme: ThemeSettings
  readonly privacy: Static<typeof PrivacySettings>
  readonly accessibility: Static<typeof AccessibilitySettings>
  readonly security: Static<typeof SecuritySettings>
}

/** What `barometer init` writes, to be changed: true of most municipalities. */
export const EXAMPLE_SITE: SiteSettings = {
  municipality: {
    name: 'Exempelby kommun',
    contact: 'utredaren, utredare@exempelby.example, 0123-456 78',
    address: 'Storgatan 1, 123 45 Exempelby',
    email: 'kommun@exempelby.example',
    phone: '0123-456 00',
    website: 'https://www.exempelby.example',
  },
  theme: { colour: DEFAULT_COLOUR },
  privacy: {
    dataProtectionOfficer: 'dataskyddsombudet, dataskydd@exempelby.example, 0123-456 10',
    legalBasis:
      'Behandlingen behövs för att utföra en uppgift av allmänt intresse (artikel 6.1 e i EU:s dataskyddsförordning): att följa upp och utveckla samarbetet med civilsamhället.',
    recipients:
      'Ingen utanför kommunen behandlar uppgifterna åt oss, och de förs inte över till länder utanför EU.',
    retention:
      'Kontaktuppgifter från registret tas bort senast två år efter att resultatet har fastställts. Inskickade svar bevaras eller gallras enligt kommunens dokumenthanteringsplan.',
    authority: 'Integritetsskyddsmyndigheten (IMY)',
    complaintUrl: 'https://www.imy.se/privatperson/utfora-arenden/lamna-ett-klagomal/',
  },
  accessibility: {
    compliance: 'partial',
    shortcomings: [
      {
        what: 'Sidorna är inte prövade tillsammans med personer med funktionsnedsättning.',
        why: 'Prövningen är planerad men inte gjord.',
      },
    ],
    updatedOn: '2026-11-25',
    method:
      'Automatisk kontroll av varje sida och genomgång med enbart tangentbord, gjord av dem som utvecklar programmet.',
    feedbackUrl: 'https://www.exempelby.example/synpunkter',
    authority: 'Myndigheten för digital förvaltning (Digg)',
    complaintUrl: 'https://www.digg.se/tdosanmalan',
    burdensome: 'Ingenting är undantaget för att en anpassning skulle vara oskäligt betungande.',
    exempt: 'Allt innehåll i tjänsten omfattas av lagkraven.',
  },
  security: { contact: 'mailto:sakerhet@exempelby.example' },
}
