import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'

import { readBundled } from '../../server/files/bundled.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { movePart } from '../../surveys/editing/move-part.ts'
import { removePart } from '../../surveys/editing/remove-part.ts'
import type { SurveyDraft } from '../../surveys/editing/survey-draft.ts'
import type { Survey } from '../../surveys/survey.ts'
import { BY_TEST } from '../builders/staff.ts'
import { arriving } from './fill-in.ts'
import { type Stop, stopOf, tabTo } from './keyboard.ts'
import { isBrowserMissing } from './site.ts'
import { createScreens, expectGood, press, SIZES } from './staff-pages.ts'
import { useSharedStaffSite } from './staff-site.ts'

const QUESTION = 'samverkan.bemotande'
/** One that comes after it. */
const REWORDED = 'Hur lätt är det att få veta vilka bidrag'
const BASE = 'samverkan/2022'
const NEW_WORDING = 'Hur lätt är det att få veta vad ni kan söka?'

;(isBrowserMissing ? describe.skip : describe)('a draft of an enkät in a browser', () => {
  let draft: SurveyDraft
  const site = useSharedStaffSite('investigator', async container => {
    for (const name of ['samverkan/2019', BASE]) await container.surveys.publish(readBundled(name))
  })

  let turn = 2030
  beforeEach(async () => {
    turn += 1
    const { survey } = await site.container.surveys.getSurvey(BASE)
    draft = await begin({ ...survey, version: String(turn) }, BASE)
  })

  async function begin(survey: Survey, base: string): Promise<SurveyDraft> {
    const outcome = await site.container.surveyDrafts.start(survey, base, BY_TEST)
    if (outcome.kind !== 'done') throw new Error(outcome.kind)
    return outcome.draft
  }

  const screen = createScreens(site.newPage)

  /** A draft with something of everything that its page can tell. */
  async function faultyDraft(): Promise<SurveyDraft> {
    const { survey } = await site.container.surveys.getSurvey('samverkan/2019')
    const [first, ...others] = survey.pages
    const long = { sv: `Om allt som rör ${'samverkan'.repeat(12)}` }
    return begin(
      {
        ...survey,
        version: `${turn}-fel`,
        headline: 'finns.inte',
        languages: ['sv', 'fi'],
        pages: [{ ...first!, title: long }, ...others, { id: 'tom-sida', title: { sv: 'Tom' } }],
      },
      'samverkan/2019',
    )
  }

  describe.each(SIZES)('on %s', (_name, options) => {
    it('every page of it is usable by everyone', async () => {
      const { id } = draft
      const faulty = await faultyDraft()
      const page = await screen(options)
      for (const path of [
        paths.surveys,
        pathTo.survey(BASE),
        pathTo.newSurveyDraft(''),
        pathTo.newSurveyDraft(BASE),
        pathTo.surveyDraft(id),
        pathTo.surveyDraft(id, { flyttad: 'upp', del: QUESTION }),
        pathTo.surveyDraft(faulty.id, { klart: 'sparad' }),
        pathTo.surveyDraftPart(id, '_'),
        pathTo.surveyDraftPart(id, QUESTION),
        pathTo.surveyDraftPart(faulty.id, faulty.survey.pages[0]!.id),
        pathTo.surveyDraftElement(id),
        pathTo.surveyDraftJson(id),
        pathTo.surveyDraftPreview(id, { bredd: 'telefon' }),
        pathTo.surveyDraftDiff(id),
        pathTo.surveyDraftPublishing(id),
        pathTo.surveyDraftPublishing(faulty.id),
        pathTo.surveyDraftRemoval(id),
      ]) {
        expect([path, (await page.goto(site.url + path))?.status()]).toEqual([path, 200])
        await expectGood(page)
      }
    })

    it('so is every form with its errors, and with what somebody else has changed', async () => {
      const { id } = draft
      const page = await screen(options)
      for (const [path, button, clear] of [
        [pathTo.newSurveyDraft(''), 'Börja på utkastet', null],
        [pathTo.surveyDraftPart(id, QUESTION), 'Spara i utkastet', 'text.label.sv'],
        [pathTo.surveyDraftElement(id), 'Lägg till', null],
        [pathTo.surveyDraftJson(id), 'Spara i utkastet', 'definition'],
        [pathTo.surveyDraft(id), 'Lägg till en sida sist', null],
      ] as const) {
        await page.goto(site.url + path)
        if (clear !== null) await page.locator(`[id="${clear}"]`).fill('')
        await press(page, button)
        await page.getByRole('alert').waitFor()
        expect([path, await page.title()]).toEqual([path, expect.stringMatching(/^Fel: /)])
        await expectGood(page)
      }
      await page.goto(site.url + pathTo.surveyDraftPart(id, QUESTION))
      await page.locator('[id="text.label.sv"]').fill('Min fråga?')
      await changeMeanwhile(id)
      await press(page, 'Spara i utkastet')
      await page
        .getByText(/^Nu sparat: /)
        .first()
        .waitFor()
      expect(await page.locator('[id="text.label.sv"]').inputValue()).toBe('Min fråga?')
      await expectGood(page)
      await removeMeanwhile(id)
      await press(page, 'Spara i utkastet')
      await page.getByText('Min fråga?').waitFor()
      await expectGood(page)
    })
  })

  async function changeMeanwhile(id: string): Promise<void> {
    const seen = await site.container.surveyDrafts.get(id)
    await site.container.surveyDrafts.change(
      seen,
      survey => movePart(survey, QUESTION, 'down'),
      BY_TEST,
    )
  }

  async function removeMeanwhile(id: string): Promise<void> {
    const seen = await site.container.surveyDrafts.get(id)
    await site.container.surveyDrafts.change(seen, survey => removePart(survey, QUESTION), BY_TEST)
  }

  /** What is saved is shown where it stands: the buttons for the whole are above. */
  async function tabBackTo(page: Page, isWanted: (stop: Stop) => boolean): Promise<void> {
    for (let step = 0; step < 100; step += 1) {
      await page.keyboard.press('Shift+Tab')
      if (isWanted(await stopOf(page))) return
    }
    throw new Error('the keyboard did not find it')
  }

  /** Presses Enter on what has the focus, and waits for the page that it leads to. */
  const enter = (page: Page) => arriving(page, () => page.keyboard.press('Enter'))
  const says = (text: string) => (stop: Stop) => stop.text.startsWith(text)

  it.each([
    ['with scripts', true],
    ['without scripts', false],
  ])(
    'is reworded, put in another order, looked at and published by keyboard alone, %s',
    async (_claim, javaScriptEnabled) => {
      const page = await site.newPage({ viewport: { width: 1280, height: 900 }, javaScriptEnabled })
      await page.goto(site.url + pathTo.survey(BASE))
      await tabTo(page, says('Börja på nästa version'))
      await enter(page)
      const version = `${turn}-tangentbord`
      await tabTo(page, ({ name }) => name === 'version')
      await page.keyboard.type(version)
      await enter(page)
      const pageIds = () => page.locator('.draft-page').evaluateAll(all => all.map(({ id }) => id))
      const before = await pageIds()

      // The second page goes up: its button keeps the focus, and tells where it is now.
      const second = before[1]!.replace('del-', '')
      await tabTo(page, ({ name, value }) => name === 'flytta-ned' && value === second)
      await enter(page)
      expect(await pageIds()).toEqual([before[0], before[2], before[1], ...before.slice(3)])
      const stop = await stopOf(page)
      expect(stop).toMatchObject({ name: 'flytta-ned', value: second, isMarked: true })
      expect(stop.text).toContain(`nummer 3 av ${before.length}`)

      await tabTo(page, ({ tag, text }) => tag === 'A' && text.startsWith(REWORDED))
      await enter(page)
      await tabTo(page, ({ name }) => name === 'text.label.sv')
      await page.keyboard.press('Control+A')
      await page.keyboard.type(NEW_WORDING)
      await tabTo(page, says('Spara i utkastet'))
      await enter(page)

      await tabBackTo(page, says('Förhandsvisa'))
      await enter(page)
      await page.getByText(NEW_WORDING).first().waitFor()
      await tabTo(page, says('Så bred som på en telefon'))
      await enter(page)
      await tabTo(page, says('Tillbaka till utkastet'))
      await enter(page)
      await tabTo(page, says('Publicera'))
      await enter(page)
      await tabTo(page, says(`Publicera samverkan/${version}`))
      await enter(page)
      await page.getByText(`samverkan/${version} är publicerad och ändras aldrig.`).waitFor()
      const { survey } = await site.container.surveys.getSurvey(`samverkan/${version}`)
      expect(survey.pages[2]!.id).toBe(second)
      expect(JSON.stringify(survey)).toContain(NEW_WORDING)
    },
  )
})
