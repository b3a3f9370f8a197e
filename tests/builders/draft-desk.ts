import { paths } from '../../server/paths.ts'
import type { SurveyDraft } from '../../surveys/editing/survey-draft.ts'
import { logInAs, type StaffBrowser } from './staff.ts'
import { decodeEntities, testApp } from './test-app.ts'
import { type TestContainer, testContainer } from './test-container.ts'
import { testSurvey } from './test-data.ts'

/** Two people at work with a draft of `prov/2`, begun from `prov/1`. */
export interface DraftDesk {
  readonly app: ReturnType<typeof testApp>
  readonly container: TestContainer
  readonly id: string
  readonly one: StaffBrowser
  readonly other: StaffBrowser
  readonly draft: () => Promise<SurveyDraft>
  /** The page that the first of them is shown. */
  readonly page: (path: string) => Promise<string>
  /** Sends a form of the first of them, for the draft as it is now or for a revision of it. */
  readonly send: (path: string, fields: Fields, revision?: number) => Promise<Answered>
}

type Fields = Readonly<Record<string, string>>

interface Answered {
  readonly status: number
  readonly text: string
  readonly location: string | undefined
}

export async function openDraftDesk(): Promise<DraftDesk> {
  const container = await testContainer()
  const app = testApp(container)
  const one = await logInAs('investigator', { app, container })
  const other = await logInAs('administrator', { app, container })
  await container.surveys.publish(testSurvey())
  const begun = await one.post(paths.newSurveyDraft, { fran: 'prov/1', version: '2' })
  const id = draftIn(begun.headers['location'])
  const draft = () => container.surveyDrafts.get(id)
  return {
    app,
    container,
    id,
    one,
    other,
    draft,
    page: async path => decodeEntities((await one.get(path)).text),
    async send(path, fields, revision) {
      const seen = revision ?? (await draft()).revision
      const { status, text, headers } = await one.post(path, { ...fields, revision: String(seen) })
      return { status, text: decodeEntities(text), location: headers['location'] }
    },
  }
}

/** The draft whose page an address leads to. */
export function draftIn(location: string | undefined): string {
  const [, id = ''] = /^\/enkatutkast\/([\w-]+)\?/.exec(location ?? '') ?? []
  return id
}
