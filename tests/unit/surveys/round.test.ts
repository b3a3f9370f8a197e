import { describe, expect, it } from '@jest/globals'

import { changeRound, type Round, roundPhase, takesAnswers } from '../../../surveys/round.ts'
import { CLOSES, OPENS, ROUND } from '../../builders/test-container.ts'

const open: Round = {
  ...ROUND,
  revision: 2,
  state: 'open',
  graceMinutes: 30,
  opened: { at: OPENS, surveyDigest: 'd', sectors: [] },
  closedAt: null,
  notes: [],
  clearedIn: null,
  openLink: null,
}

describe('roundPhase', () => {
  it.each([
    ['is a draft until it is opened', { state: 'draft' }, OPENS, 'draft'],
    [
      'is scheduled before its opening day',
      { opensAt: '2022-09-02T00:00:00.000Z' },
      OPENS,
      'scheduled',
    ],
    ['is open on its opening day', { opensAt: OPENS }, OPENS, 'open'],
    ['is open to the last second', {}, CLOSES, 'open'],
    ['is closing for half an hour', {}, '2022-10-10T22:29:59.000Z', 'closing'],
    ['is under review after that', {}, '2022-10-10T22:30:00.000Z', 'underReview'],
    ['is under review at once when closed by hand', { closedAt: OPENS }, OPENS, 'underReview'],
    ['is certifying while it is counted', { state: 'certifying' }, OPENS, 'certifying'],
    ['is certified for ever', { state: 'certified' }, OPENS, 'certified'],
  ] as const)('%s', (_claim, change, now, phase) => {
    expect(roundPhase({ ...open, ...change }, now)).toBe(phase)
  })
})

describe('takesAnswers', () => {
  it('holds only for a round that is open or closing', () => {
    const phases = [
      'draft',
      'scheduled',
      'open',
      'closing',
      'underReview',
      'certifying',
      'certified',
    ] as const
    expect(phases.filter(takesAnswers)).toEqual(['open', 'closing'])
  })
})

describe('changeRound', () => {
  it('counts the revision up and leaves the given round as it was', () => {
    const frozen = Object.freeze(open)
    expect(changeRound(frozen, { closedAt: OPENS })).toMatchObject({ revision: 3, closedAt: OPENS })
    expect(frozen.revision).toBe(2)
  })
})
