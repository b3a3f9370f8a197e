import { describe, expect, it } from '@jest/globals'

import { roleFromGroups, textsInClaim } from '../../../../server/accounts/openid-role.ts'

const GROUPS = {
  administrator: ['it-drift'],
  investigator: ['utredare', 'nämndsekreterare'],
  auditor: ['revisorer'],
  reader: ['alla-anställda'],
}

describe('the role that groups give', () => {
  it.each([
    [['utredare'], 'investigator'],
    [['alla-anställda', 'utredare', 'okänd'], 'investigator'],
    [['utredare', 'it-drift'], 'administrator'],
    [['alla-anställda'], 'reader'],
    [['revisorer', 'alla-anställda'], 'auditor'],
  ])('of %j is %s: the one that may most', (groups, role) => {
    expect(roleFromGroups(groups, GROUPS)).toEqual({ kind: 'one', role })
  })

  it.each([[[]], [['okänd']], [['Utredare']], [['utredar']]])('of %j is none', groups => {
    expect(roleFromGroups(groups, GROUPS)).toEqual({ kind: 'none' })
  })

  it.each([[['revisorer', 'utredare']], [['it-drift', 'revisorer']]])(
    'of %j is none either: whoever audits may change nothing',
    groups => {
      expect(roleFromGroups(groups, GROUPS)).toEqual({ kind: 'conflict' })
    },
  )
})

describe('a claim', () => {
  it.each([
    ['groups', { groups: ['a', 'b'] }, ['a', 'b']],
    ['groups', { groups: 'a' }, ['a']],
    ['realm.roles', { realm: { roles: ['a'] } }, ['a']],
    ['realm.roles', { realm: 'a' }, []],
    ['groups', { groups: ['a', 1, null, { b: 'c' }] }, ['a']],
    ['groups', {}, []],
    ['__proto__.polluted', {}, []],
  ])('%s is read as texts from %j', (name, claims, expected) => {
    expect(textsInClaim(claims, name)).toEqual(expected)
  })
})
