import type { Say } from '../../../reports/documents/document.ts'
import { MISSING } from '../../../reports/formats/swedish.ts'
import { PROMISE_IDS } from '../../../surveys/promise.ts'
import { pathTo } from '../../paths.ts'
import type { RoundField, WrittenRound } from '../../../surveys/written-round.ts'
import { formatCalendarDay } from './calendar-day.ts'
import {
  carried,
  type DraftSeen,
  FROM_REVIEW,
  SET_UP_STEPS,
  type SetUpStep,
} from './set-up-fields.ts'

interface Reviewed {
  readonly written: WrittenRound
  readonly draft: DraftSeen | null
}

/** Everything that has been decided, each with the way to the step that asks it. */
export function reviewFacts({ written, draft }: Reviewed, say: Say) {
  const query = { ...carried(written, draft), [FROM_REVIEW]: 'granska' }
  const steps = Object.entries(SET_UP_STEPS) as [SetUpStep, readonly RoundField[]][]
  return steps
    .filter(([step]) => step !== 'granska')
    .flatMap(([step, fields]) =>
      fields.map(field => ({
        term: say(`setUp.${field}`),
        value: valueText(field, written, say),
        change:
          field === 'id' && draft !== null
            ? null
            : { href: pathTo.setUp(step, query), text: say('setUp.change') },
      })),
    )
}

function valueText(field: RoundField, written: WrittenRound, say: Say): string {
  const value = written[field]
  switch (field) {
    case 'opens':
      return value === '' ? say('round.opensByHand') : formatCalendarDay(value)
    case 'closesTime':
      return value === '' ? say('setUp.wholeDay') : value
    case 'meetingDay':
    case 'closes':
    case 'resultDay':
      return value === '' ? MISSING : formatCalendarDay(value)
    case 'isPilot':
    case 'invitesNobody':
      return say(`setUp.${field}.${value === 'ja' ? 'ja' : 'nej'}`)
    case 'promise': {
      const known = PROMISE_IDS.some(id => id === value)
      return known ? say(`promise.${value}`, { threshold: written.threshold }) : MISSING
    }
    default:
      return value === '' ? MISSING : value
  }
}
