import type { Say } from '../../../reports/documents/document.ts'
import { pathTo, paths } from '../../paths.ts'
import type { RoundPairIds } from '../../comparison-paths.ts'
import type { Confirmation } from '../staff/confirm-view.ts'

/** Certifying a comparison, asked about once: it is frozen as it is worked out then. */
export function certifyComparison(
  ids: RoundPairIds,
  { synthetic, say }: { readonly synthetic: boolean; readonly say: Say },
): Confirmation {
  return {
    heading: say('certifyComparison.heading', { ...ids }),
    lead: say('certifyComparison.lead'),
    points: ['crosswalk', 'forEver', 'later', 'time'].map(key => say(`certifyComparison.${key}`)),
    fields: [],
    groups: [],
    hidden: [],
    action: pathTo.comparisonCertification(ids),
    button: say('certifyComparison.button'),
    isDangerous: false,
    back: { href: paths.comparisons, text: say('explorer.backToRounds') },
    synthetic,
    current: paths.comparisons,
  }
}
