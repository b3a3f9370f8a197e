import { describe, expect, it } from '@jest/globals'

import { oneTimeCode, stepOf } from '../../server/keys/one-time-code.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { Problem } from '../../server/problems.ts'
import { routesOf } from '../builders/routes.ts'
import { BY_TEST, logInAs } from '../builders/staff.ts'
import { createVisitor, sharedSecretIn } from '../builders/staff-visitor.ts'
import { browse, testApp } from '../builders/test-app.ts'
import { testContainer } from '../builders/test-container.ts'

const CANARY = {
  userName: 'kanarie.fagel@prov.example',
  name: 'Kanarie Fågelsson',
  password: 'kanarien sjunger om natten',
  wrong: 'kanarien tiger om dagen',
}

describe('the logs of those who work here', () => {
  it('hold no name, address, password, code, link or session, whatever happens', async () => {
    const logLines: string[] = []
    const container = await testContainer()
    const app = testApp(container, { logLines })
    const { userName, name, password, wrong } = CANARY
    const wanted = { userName, name, role: 'investigator', lastDay: null, password: null } as const
    const { startToken } = await container.users.add(wanted, BY_TEST)
    const visitor = createVisitor(app)
    const choose = { 'nytt-losenord': password, 'nytt-losenord-igen': password }
    await visitor.submit(pathTo.start(startToken!), choose)
    const shared = sharedSecretIn((await visitor.get(paths.logInSecondFactor)).text)
    const code = oneTimeCode(shared, stepOf(Date.parse(container.clock.now)))
    const shown = await visitor.submit(paths.logInSecondFactor, { engangskod: code })
    const recovery = /<li class="code-text">([\w-]+)</.exec(shown.text)![1]!
    await visitor.logIn(userName, wrong)
    await visitor.logIn(wrong, userName)
    await visitor.get(pathTo.start(startToken!))
    await visitor.get(`${paths.rounds}/${encodeURIComponent(name)}/resultat`)
    await visitor.get(pathTo.log({ galler: userName }))
    const broken = testApp(
      {
        ...container,
        logins: {
          ...container.logins,
          logIn: () => Promise.reject(new Problem('store/unavailable')),
        },
      },
      { logLines },
    )
    const refused = await createVisitor(broken).logIn(userName, password)
    expect(refused.status).toBe(503)
    expect(refused.text).not.toContain(password)
    const secrets = [
      userName,
      name,
      encodeURIComponent(name),
      password,
      wrong,
      code,
      recovery,
      startToken!,
      ...visitor.cookies.values(),
      '127.0.0.1',
    ]
    const told = logLines.join('')
    const acts = JSON.stringify(
      await container.acts.list({ by: null, act: null, object: null, before: null }, 1000),
    )
    expect(logLines.length).toBeGreaterThan(8)
    for (const secret of secrets) {
      expect([secret, told.includes(secret), acts.includes(secret)]).toEqual([secret, false, false])
    }
  })
})

describe('every answer of the work space', () => {
  it('has the safe headers, is in no cache, and says nothing of what went wrong inside', async () => {
    const container = await testContainer()
    const app = testApp(container)
    const admin = await logInAs('administrator', { app, container })
    for (const { method, path, declaration } of routesOf(app)) {
      if (declaration?.audience === 'linkHolder' && path.startsWith('/svara')) continue
      const target = path.replaceAll(/:\w+/g, 'x')
      const asked = await (method === 'GET' ? admin.get(target) : admin.post(target))
      const { headers } = asked
      expect([target, headers['content-security-policy']]).toEqual([
        target,
        expect.stringContaining("frame-ancestors 'none'"),
      ])
      expect([target, headers['x-content-type-options'], headers['referrer-policy']]).toEqual([
        target,
        'nosniff',
        'no-referrer',
      ])
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
      expect(headers['strict-transport-security']).toContain('includeSubDomains')
      expect(headers['x-powered-by']).toBeUndefined()
      const isStaff = declaration?.audience !== 'anyone'
      if (isStaff) expect([target, headers['cache-control']]).toEqual([target, 'no-store'])
      expect([target, asked.status < 500]).toEqual([target, true])
    }
    const lost = await browse(app).get('/konton/../../etc/passwd')
    expect(lost.status).toBe(404)
  })
})
