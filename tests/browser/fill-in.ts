import type { Page } from 'playwright-core'

/** The names of the fields on a page that are chosen among, each once. */
async function chosenNames(page: Page): Promise<readonly string[]> {
  const inputs = await page.locator('input[type=radio], input[type=checkbox]').all()
  const names = await Promise.all(inputs.map(input => input.getAttribute('name')))
  return [...new Set(names)].filter(name => name !== null)
}

/** Chooses the first answer of every question and writes in every field. @returns How many grades were given. */
export async function fillPage(page: Page, text: string): Promise<number> {
  let grades = 0
  for (const name of await chosenNames(page)) {
    const first = page.locator(`input[name="${name}"]`).first()
    await first.locator('xpath=ancestor::label').click()
    if ((await first.getAttribute('value')) === '1') grades += 1
  }
  for (const box of await page.getByRole('textbox').all()) await box.fill(text)
  return grades
}

/** Does what leads to a page, and waits for that page: the one before can look the same. */
export async function arriving(page: Page, act: () => Promise<void>): Promise<void> {
  // One that is still being read would be taken for the one that is waited for.
  await page.waitForLoadState('domcontentloaded')
  await Promise.all([page.waitForEvent('domcontentloaded'), act()])
}

/** Presses the button that saves and goes on. */
export async function goOn(page: Page): Promise<void> {
  await arriving(page, () => page.locator('.actions button[value=nasta]').click())
}
