import type { Say } from '../../../reports/documents/document.ts'
import { isPilot, type Round } from '../../../surveys/round.ts'
import { paths, pathTo } from '../../paths.ts'
import { type Visitor, workPage } from '../work-page.ts'

/** The page of a round's case package: what is in it, what has to be assessed, and the button that fetches it. */
export function packageView(
  { visitor, round }: { readonly visitor: Visitor; readonly round: Round },
  say: Say,
) {
  const isReady = round.state === 'certified'
  return {
    ...workPage(say('package.title', { round: round.id }), { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    back: { href: pathTo.round(round.id), text: say('round.back', { round: round.id }) },
    lead: say('package.lead'),
    waits: isReady ? null : say(isPilot(round) ? 'package.pilot' : 'package.waits'),
    download: isReady ? { href: pathTo.packageFile(round.id), text: say('package.fetch') } : null,
    parts: [
      { heading: say('package.public.heading'), text: say('package.public') },
      { heading: say('package.underlying.heading'), text: say('package.underlying') },
      { heading: say('package.whole.heading'), text: say('package.whole') },
    ],
  }
}
