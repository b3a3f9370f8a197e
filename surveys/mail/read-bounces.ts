/** What a mailbox of returned mail tells. */
export interface Bounces {
  /** Addresses that took no mail, for good, in the order in which they stand. */
  readonly addresses: readonly string[]
  /** How many mails in the file tell of no such address: answers, and mail that is only late. */
  readonly others: number
}

/** A line that begins a mail in a mailbox file: `From`, without a colon. */
const BETWEEN = /^From [^\n]*\n/gm
const RECIPIENT = /^(?:Final|Original)-Recipient:\s*rfc822;\s*<?([^\s<>]+)>?\s*$/gim

/**
 * Reads the notices of delivery status (RFC 3464) in a mailbox file. What a mail server says in words is not
 * guessed at.
 */
export function readBounces(mailbox: string): Bounces {
  const mails = mailbox
    .replaceAll('\r\n', '\n')
    .split(BETWEEN)
    .filter(mail => mail.trim() !== '')
  const failed = mails.map(failedRecipients)
  return {
    addresses: [...new Set(failed.flat())],
    others: failed.filter(({ length }) => length === 0).length,
  }
}

/** The status of each recipient is a block of its own, between empty lines. */
function failedRecipients(mail: string): readonly string[] {
  return mail.split(/\n[ \t]*\n/).flatMap(block => {
    const isFailed = /^Action:\s*failed\b/im.test(block) && !/^Status:\s*4\./im.test(block)
    if (!isFailed) return []
    return [...block.matchAll(RECIPIENT)].map(([, address = '']) => address.toLowerCase())
  })
}
