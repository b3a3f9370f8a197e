import type { Page } from 'playwright-core'

import { oneTimeCode, stepOf } from '../../server/keys/one-time-code.ts'
import { PASSWORD } from '../builders/staff.ts'
import { sharedSecretIn } from '../builders/staff-visitor.ts'
import { arriving } from './fill-in.ts'
import { press } from './staff-pages.ts'

/** Logs in for the first time, by a start link: a password, and codes from an app. */
export async function logInFirst(page: Page, startLink: string): Promise<void> {
  await page.goto(startLink)
  for (const label of ['Nytt lösenord', 'Nytt lösenord en gång till'])
    await page.getByLabel(label, { exact: true }).fill(PASSWORD)
  await press(page, 'Spara lösenordet')
  const code = oneTimeCode(sharedSecretIn(await page.content()), stepOf(Date.now()))
  await page.getByLabel('Kod', { exact: true }).fill(code)
  await press(page, 'Slå på tvåstegsinloggning')
  await arriving(page, () => page.getByRole('link', { name: 'Fortsätt' }).click())
}
