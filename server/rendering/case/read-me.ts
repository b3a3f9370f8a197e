import type { Say } from '../../../reports/documents/document.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import type { RoundCase } from '../../services/case-service.ts'
import { disposedNotes } from '../../views/staff/disposal-views.ts'
import type { CaseContext } from './case-package.ts'

/** What the package is, where it comes from, and how to see that it is whole. */
export function packageReadMe(
  { current, certifiedAt, answers: { round } }: RoundCase,
  { say, site }: CaseContext,
): string {
  return paragraphs(round.synthetic, say, [
    say('package.readme.title', { round: round.id }),
    say('package.readme.origin', {
      municipality: site.municipality.name,
      registryNumber: round.registryNumber ?? say('protocol.none'),
      certified: formatMoment(certifiedAt),
      digest: current.digest ?? '',
    }),
    say('package.readme.public'),
    say('package.readme.basis'),
    say('package.readme.checksums'),
  ])
}

/** What has to be assessed, file by file. */
export function basisReadMe(
  { answers: { round, table } }: RoundCase,
  { say }: Pick<CaseContext, 'say'>,
): string {
  return paragraphs(round.synthetic, say, [
    say('package.basis.title'),
    say('package.basis.assess'),
    say('package.basis.promise', {
      promise: say(`promise.${round.promise}`, { threshold: round.threshold }),
    }),
    say(`package.basis.${table.shape}`),
    ...disposedNotes(round, say),
    say('package.basis.frame'),
    say('package.basis.log'),
  ])
}

function paragraphs(synthetic: boolean, say: Say, texts: readonly string[]): string {
  const marked = synthetic ? [say('mark.synthetic'), ...texts] : texts
  return `${marked.join('\n\n')}\n`
}
