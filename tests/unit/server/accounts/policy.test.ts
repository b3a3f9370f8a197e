import { describe, expect, it } from '@jest/globals'

import { type Action, may } from '../../../../server/accounts/policy.ts'
import {
  readRole,
  type Role,
  rolesWithSecondFactor,
  ROLES,
} from '../../../../server/accounts/role.ts'

const who = (role: Role) => ({ id: 'jag', role })
const mayDo = (action: Action) => ROLES.filter(role => may(who(role), action))

describe('who may', () => {
  it.each([
    ['rounds.see', ['administrator', 'investigator', 'auditor', 'reader']],
    ['results.read', ['administrator', 'investigator', 'auditor', 'reader']],
    ['register.run', ['administrator', 'investigator']],
    ['rounds.run', ['administrator', 'investigator']],
    ['answers.change', ['administrator', 'investigator']],
    ['links.export', ['administrator']],
    ['audits.run', ['auditor']],
    ['account.own', ['administrator', 'investigator', 'auditor', 'reader']],
    ['accounts.run', ['administrator']],
    ['log.read', ['administrator', 'auditor']],
  ] as const)('%s: %s', (action, roles) => {
    expect(mayDo(action)).toEqual(roles)
  })

  it('lets an auditor change nothing, and nobody else open an audit', () => {
    const changes: readonly Action[] = [
      'register.run',
      'rounds.run',
      'answers.change',
      'links.export',
      'accounts.run',
    ]
    expect(changes.filter(action => may(who('auditor'), action))).toEqual([])
    expect(mayDo('audits.run')).toEqual(['auditor'])
  })

  it('lets a reader see only what is certified', () => {
    const may1 = (role: Role, isCertified: boolean) =>
      may(who(role), 'results.read', { kind: 'result', isCertified })
    expect(ROLES.filter(role => may1(role, false))).toEqual([
      'administrator',
      'investigator',
      'auditor',
    ])
    expect(ROLES.filter(role => may1(role, true))).toEqual(ROLES)
  })

  it('lets an administrator change other accounts and never their own, and everyone only their own', () => {
    const own = { kind: 'account', userId: 'jag' } as const
    const other = { kind: 'account', userId: 'annan' } as const
    expect(may(who('administrator'), 'accounts.run', other)).toBe(true)
    expect(may(who('administrator'), 'accounts.run', own)).toBe(false)
    expect(may(who('reader'), 'account.own', own)).toBe(true)
    expect(may(who('administrator'), 'account.own', other)).toBe(false)
  })
})

describe('a role', () => {
  it.each([
    ['utredare', 'investigator'],
    [' Revisor ', 'auditor'],
    ['läsare', 'reader'],
    ['lasare', 'reader'],
    ['Administrator', 'administrator'],
    ['investigator', null],
    ['', null],
  ])('is read from the word %j', (word, role) => {
    expect(readRole(word)).toBe(role)
  })

  it('takes a second factor, whatever the settings say, but for readers', () => {
    const sensitive = ['administrator', 'investigator', 'auditor']
    expect(rolesWithSecondFactor({ secondFactorForReaders: false })).toEqual(sensitive)
    expect(rolesWithSecondFactor({ secondFactorForReaders: true })).toEqual(ROLES)
  })
})
