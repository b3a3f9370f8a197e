import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { DEMO_OPEN_ROUND, DEMO_RESULT_ROUNDS } from '../../server/demo/fill-demo.ts'
import { pathTo } from '../../server/paths.ts'
import { demoContainer } from '../builders/demo-container.ts'
import { logInAs, startChromium, startSite } from './site.ts'

/** `npm run pictures`: the pictures of the README, of the example data, made again when pages change. */
const folder = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url))
mkdirSync(folder, { recursive: true })

const container = await demoContainer()
const browser = await startChromium()
const { server, url } = await startSite(container)
const staff = await logInAs(container, url, 'auditor')

async function take(name: string, path: string, width: number, height: number): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 1.5 })
  await staff.into(context)
  const page = await context.newPage()
  await page.goto(url + path)
  if (path.includes('/del/')) await page.locator('label.step').nth(3).click()
  await page.waitForTimeout(200)
  await page.screenshot({ path: join(folder, name) })
  await context.close()
}

const links = await container.rounds.listLinks(DEMO_OPEN_ROUND)
const token = links.find(({ isAnswered }) => isAnswered === false)?.token ?? ''
await take('formular-mobil.png', pathTo.answerPart(token, 2), 390, 844)
await take('jamforelse.png', pathTo.comparison(...DEMO_RESULT_ROUNDS), 1280, 1390)

await browser.close()
server.close()
await container.store.close()
