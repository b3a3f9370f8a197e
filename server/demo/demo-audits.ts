import { examineDossier } from '../../reports/follow-up/check-dossier.ts'
import type { Container } from '../container.ts'
import { DOSSIERS, readDossier } from '../files/bundled.ts'
import { BY_DEMO } from './demo-bodies.ts'

/**
 * The real case: three audits of 2019 in Huddinge kommun, from five public documents. It is no example data, says so
 * on each of its pages, and is never linked with answers that are made up. Beside it a made-up audit, to ask about.
 */
export async function fileDemoAudits({ dossiers }: Pick<Container, 'dossiers'>): Promise<void> {
  for (const dossierId of DOSSIERS) {
    const { dossier } = examineDossier(readDossier(dossierId))
    if (dossier !== null) await dossiers.take(dossier, { dossierId, reason: null }, BY_DEMO)
  }
}
