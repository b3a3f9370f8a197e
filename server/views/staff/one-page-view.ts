import type { Say } from '../../../reports/documents/document.ts'
import { onePageDocument } from '../../../reports/documents/one-page-document.ts'
import { pasteText } from '../../../reports/formats/paste-text.ts'
import type { Round, RoundId } from '../../../surveys/round.ts'
import { may } from '../../accounts/policy.ts'
import { paths, pathTo } from '../../paths.ts'
import type { OnePage } from '../../services/publication-service.ts'
import { reportView } from '../report-view.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { formatCalendarDay } from './calendar-day.ts'

export interface OnePagePlace {
  readonly visitor: Visitor
  readonly page: OnePage
  /** Where anyone reads it, once it is public. */
  readonly address: string
  /** What was just done; `null`: nothing. */
  readonly done: string | null
}

const ONE_PAGE_DOCUMENTS = ['pdf', 'docx'] as const

function documentOf({ current: { result, digest }, plans }: OnePage, say: Say) {
  return onePageDocument(result, { digest, plans, say })
}

/** The result on one page for staff, with its text to paste and the way to make it public. */
export function onePageView({ visitor, page, address, done }: OnePagePlace, say: Say) {
  const document = documentOf(page, say)
  const { id } = page.current.result.round
  const frame = workPage(document.title, { visitor, current: paths.rounds }, say)
  const documents = ONE_PAGE_DOCUMENTS.map(format => ({
    href: pathTo.onePageFile(id, format),
    text: say(`download.${format}`),
  }))
  return {
    ...reportView(document, { say, downloads: [], documents, frame }),
    done,
    ...(page.round === null
      ? ofOthers(id, say)
      : readersOf(page.round, { user: visitor.user, address }, say)),
    text: onePageText(page, say),
    file: { href: pathTo.onePageText(id), text: say('onePage.file') },
  }
}

/** Who can read the page, and what can be done for more to. */
function readersOf(
  { id, state, publication, invitesNobody }: Round,
  { user, address }: Pick<OnePagePlace, 'address'> & Pick<Visitor, 'user'>,
  say: Say,
) {
  const day = publication === undefined ? '' : formatCalendarDay(publication.from)
  const stands = publication === undefined ? 'publication.none' : 'publication.stands'
  const mayPublish = state === 'certified' && may(user, 'rounds.run')
  const mayMail = publication !== undefined && may(user, 'mail.run') && invitesNobody !== true
  return {
    back: { href: pathTo.round(id), text: say('round.back', { round: id }) },
    stands: say(stands, { day, address }),
    publish: mayPublish ? { href: pathTo.publication(id), text: say('publication.step') } : null,
    mail: mayMail ? { href: pathTo.mailDecision(id), text: say('publication.mail') } : null,
  }
}

/** Of a round of others the file tells what was found, and not what came of it. */
function ofOthers(id: RoundId, say: Say) {
  const back = { href: pathTo.result(id), text: say('onePage.wholeResult', { round: id }) }
  return { back, stands: say('onePage.imported'), publish: null, mail: null }
}

/** The same as text to paste into another document. */
export function onePageText(page: OnePage, say: Say): string {
  const document = documentOf(page, say)
  const { synthetic, isPilot, preliminary } = document
  return pasteText(document, [
    ...(synthetic ? [say('mark.synthetic')] : []),
    ...(isPilot ? [say('mark.pilot')] : []),
    ...(preliminary ? [say('mark.preliminary')] : []),
  ])
}
