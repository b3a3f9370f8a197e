import type { Say } from '../../../reports/documents/document.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import { pathTo } from '../../paths.ts'
import type { MailStatus, NamedMessage } from '../../services/mail-status.ts'

/** More are not read by anyone; the rest are counted. */
const MOST_LINES = 100

/** Each mail that was given up, with why and a way on. */
export function failedLines({ failed }: Pick<MailStatus, 'failed'>, say: Say) {
  const lines = failed.slice(0, MOST_LINES).map(({ associationId, name, kind, why, roundId }) => ({
    text: say('mailPage.failed', {
      name,
      kind,
      why: refusalText(why, say),
    }),
    name,
    href: pathTo.newLink(roundId, associationId),
  }))
  return { lines, more: say('mailPage.more', { count: failed.length - lines.length }) }
}

/** Mails that are tried again, together by what the mail server said. */
export function retriedLines({ retried }: Pick<MailStatus, 'retried'>, say: Say) {
  const byWhy = new Map<string, NamedMessage[]>()
  for (const message of retried) {
    const why = message.why ?? ''
    byWhy.set(why, [...(byWhy.get(why) ?? []), message])
  }
  return [...byWhy].map(([why, messages]) => {
    const [next] = messages.flatMap(({ due }) => due ?? []).toSorted()
    const at = next === undefined ? '' : formatMoment(next)
    return say('mailPage.retried', { count: messages.length, why: refusalText(why, say), at })
  })
}

/** How many mails were stopped for which reasons; `null`: none. */
export function stoppedLine(
  { stopped, isPaused }: Pick<MailStatus, 'stopped' | 'isPaused'>,
  say: Say,
): string | null {
  if (stopped.size === 0) return null
  const goesAgain = isPaused ? 'yes' : 'no'
  const reasons = [...stopped].map(([why, count]) =>
    say('mailPage.stoppedFor', { count, why: stopText(why, goesAgain, say) }),
  )
  return say('mailPage.stopped', { reasons: reasons.join(', ') })
}

/** Why a mail was stopped in the outbox, besides that nothing is sent to its association. */
export const STOP_WORDS = ['byStaff', 'closed', 'replaced', 'unpublished', 'noPlans'] as const

function stopText(why: string, goesAgain: 'yes' | 'no', say: Say): string {
  const own = STOP_WORDS.some(word => word === why)
  return own ? say(`mailPage.stop.${why}`, { goesAgain }) : say(`mail.reason.${why}`)
}

/** What the mail server said, by its code: it says no, it says later, or it was not to be reached. */
export function refusalText(why: string | null, say: Say): string {
  const code = why ?? ''
  if (/^5\d\d$/.test(code)) return say('mailPage.why.refused', { code })
  if (/^4\d\d$/.test(code)) return say('mailPage.why.later', { code })
  return say('mailPage.why.away', { code })
}
