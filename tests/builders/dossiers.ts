import { type Addition, partsOf } from '../../reports/follow-up/additions.ts'
import type {
  Action,
  Assessment,
  Dossier,
  DossierBody,
  Passage,
  Recommendation,
  Statement,
} from '../../reports/follow-up/dossier-schema.ts'
import type { FrozenReport } from '../../server/store/frozen-report-store.ts'
import type { ClaimLink, OutcomeLink } from '../../reports/follow-up/link-schema.ts'

/** Something that the only source of a small dossier says. */
export function passage(text: string): Passage {
  return { text, isSummary: false, reference: { source: 'rapport', place: '3.1' } }
}

/** A recommendation to every committee, unless it is said otherwise. */
export function recommendation(change: Partial<Recommendation> = {}): Recommendation {
  return {
    id: 'r1',
    audit: 'granskning',
    subject: null,
    number: '1',
    parent: null,
    wordings: [passage('Se över bemötandet.')],
    addressees: [{ to: 'alla', on: '2019' }],
    lineage: [],
    due: null,
    ...change,
  }
}

export function statement(change: Partial<Statement> = {}): Statement {
  return {
    id: 's1',
    recommendation: 'r1',
    body: 'socialnamnden',
    speaker: 'committee',
    isDecided: true,
    on: '2020-09-01',
    position: 'shares',
    passage: passage('Vi delar den.'),
    ...change,
  }
}

export function action(change: Partial<Action> = {}): Action {
  return {
    id: 'a1',
    recommendation: 'r1',
    bodies: ['socialnamnden'],
    state: 'planned',
    on: '2021',
    passage: passage('En plan tas fram.'),
    ...change,
  }
}

export function assessment(change: Partial<Assessment> = {}): Assessment {
  return {
    id: 'b1',
    audit: 'granskning',
    recommendation: 'r1',
    bodies: ['socialnamnden'],
    on: '2022',
    by: 'Revisorerna',
    judgement: 'partly',
    passage: passage('Till viss del.'),
    ...change,
  }
}

/** To both questions and the index of the accepted comparison in `tests/golden`. */
export function outcomeLink(change: Partial<OutcomeLink> = {}): OutcomeLink {
  return {
    id: 'k1',
    recommendation: 'r1',
    comparison: { first: 'prov-2022', second: 'prov-2025' },
    questions: ['prov.helhet', 'prov.bemotande'],
    indices: ['alla'],
    direction: 'higher',
    reason: 'Rekommendationen gäller bemötandet.',
    by: 'Revisorerna',
    on: '2025',
    ...change,
  }
}

/** To a question of the accepted result in `tests/golden`. */
export function claimLink(change: Partial<ClaimLink> = {}): ClaimLink {
  return {
    id: 'm1',
    statement: 's1',
    round: 'prov-2022',
    questions: ['prov.bemotande'],
    indices: [],
    reason: 'Yttrandet säger hur nämnden bemöter föreningar.',
    by: 'Revisorerna',
    on: '2025',
    ...change,
  }
}

function body(id: string, name: string, kind: DossierBody['kind']): DossierBody {
  return { id, name, kind, validFrom: null, validTo: null, parent: null, replaces: [] }
}

/** One made-up audit of a board and three committees, of which one ended after 2020. */
export function dossier(change: Partial<Dossier> = {}): Dossier {
  return {
    kind: 'dossier',
    title: 'Prov',
    synthetic: true,
    about: 'Påhittat.',
    bodies: [
      body('kommunstyrelsen', 'Kommunstyrelsen', 'executiveCommittee'),
      body('kulturnamnden', 'Kulturnämnden', 'committee'),
      body('socialnamnden', 'Socialnämnden', 'committee'),
      { ...body('gamla', 'Gamla nämnden', 'committee'), validTo: '2020-12-31' },
    ],
    groups: [{ id: 'alla', name: 'samtliga nämnder', kinds: ['committee'] }],
    sources: [
      {
        id: 'rapport',
        kind: 'auditReport',
        title: 'Rapporten',
        on: '2019',
        registryNumber: 'KS-2020/716.912',
        by: 'Revisorerna',
      },
    ],
    audits: [
      {
        id: 'granskning',
        kind: 'audit',
        title: 'Granskningen',
        year: 2019,
        conductedBy: 'Revisorerna',
        background: [],
      },
    ],
    recommendations: [recommendation()],
    statements: [],
    actions: [],
    assessments: [],
    outcomeLinks: [],
    claimLinks: [],
    ...change,
  }
}

/** A dossier as it is filed at one time. */
export function addition(number: number, change: Partial<Addition> = {}): Addition {
  return {
    dossierId: 'akten',
    number,
    at: '2022-11-01T08:00:00.000Z',
    by: 'kim',
    reason: null,
    parts: partsOf(dossier()),
    ...change,
  }
}

/** A frozen report of the dossier `akten`, whose content is none. */
export function frozenReport(number: number, change: Partial<FrozenReport> = {}): FrozenReport {
  return { dossierId: 'akten', number, text: `{"n":${number}}`, digest: `d-${number}`, ...change }
}
