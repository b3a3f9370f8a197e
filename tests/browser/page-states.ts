import { pathsIn } from '../../server/paths.ts'
import type { PathTo } from '../../server/public-paths.ts'
import { Problem } from '../../server/problems.ts'
import type { Language } from '../../surveys/language.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'
import { startSite } from './site.ts'
import {
  type Fields,
  FILLED,
  LONG,
  LONG_TEXT,
  NOTE,
  prepareStates,
  STAMP,
  type StateLinks,
  SUBMISSION,
  WRONG,
} from './state-links.ts'

/** A page in one of its states: empty, filled in, with errors, or with long text. */
export interface PageState {
  readonly name: string
  readonly request: (to: PathTo) => StateRequest
}

const PROBLEMS = ['store/unavailable', 'request/tooMany', 'internal'] as const

/** What a browser asks for to get a page in a state. */
export interface StateRequest {
  readonly path: string
  /** Sent as a form; left out: the page is asked for. */
  readonly fields?: Fields
  /** What goes wrong with whatever is asked for or sent behind a link. */
  readonly problem?: (typeof PROBLEMS)[number]
}

/** A server with everything that the states are made of. */
export interface StatesSite {
  readonly states: readonly PageState[]
  readonly urlOf: (request: StateRequest) => string
  readonly close: () => Promise<void>
}

const state = (name: string, request: PageState['request']): PageState => ({ name, request })

function siteStates(): readonly PageState[] {
  return [
    state('start', to => ({ path: to.home() })),
    state('om enkäten', to => ({ path: to.about() })),
    state('personuppgifter', to => ({ path: to.privacy() })),
    state('tillgänglighet', to => ({ path: to.accessibility() })),
    state('kontakt', to => ({ path: to.contact() })),
    state('finns inte', to => ({ path: to.answer('x'.repeat(22)) })),
  ]
}

function formStates({ blank, longBlank, filled, long }: StateLinks): readonly PageState[] {
  const parts = [1, 2, 3].flatMap(part => [
    state(`del ${part}, tom`, to => ({ path: to.answerPart(blank, part) })),
    state(`del ${part}, ifylld`, to => ({ path: to.answerPart(filled, part) })),
    state(`del ${part}, fel`, to => ({
      path: to.answerPart(filled, part),
      fields: { ...STAMP, revision: '4', ...WRONG },
    })),
  ])
  return [
    ...parts,
    ...noteStates(blank, long),
    state('första sidan', to => ({ path: to.answer(blank) })),
    state('första sidan, långt namn', to => ({ path: to.answer(longBlank) })),
    state('första sidan, påbörjad', to => ({ path: to.answer(filled) })),
    state('del 3, lång text', to => ({ path: to.answerPart(long, 3) })),
    state('del 3, fråga om svaret', to => ({ path: to.answerPartAgain(filled, 3) })),
    state('alla frågor', to => ({ path: to.answerQuestions(blank) })),
    state('granska, tom', to => ({ path: to.answerReview(blank) })),
    state('granska, ifylld', to => ({ path: to.answerReview(filled) })),
    state('granska, lång text', to => ({ path: to.answerReview(long) })),
  ]
}

function noteStates(blank: string, long: string): readonly PageState[] {
  return [
    state('anteckning, tom', to => ({ path: to.answerNote(blank) })),
    state('anteckning, ifylld', to => ({ path: to.answerNote(long) })),
    state('anteckning, fel', to => ({
      path: to.answerNote(blank),
      fields: { ...NOTE, anteckning: LONG_TEXT },
    })),
    state('anteckning, ändrad under tiden', to => ({
      path: to.answerNote(long),
      fields: { ...NOTE, anteckning: 'Allt är klart.' },
    })),
    state('första sidan, med anteckning', to => ({ path: to.answer(long) })),
  ]
}

function wayOutStates({
  blank,
  refusing,
  longRefusing,
  replaced,
}: StateLinks): readonly PageState[] {
  return [
    state('fel person', to => ({ path: to.wayOut(blank, 'wrongPerson') })),
    state('fel person, fel', to => ({
      path: to.wayOut(blank, 'wrongPerson'),
      fields: { epost: 'ingen adress' },
    })),
    state('vill inte svara', to => ({ path: to.wayOut(blank, 'refusal') })),
    state('fel person, meddelat', to => ({ path: to.wayOut(refusing, 'wrongPerson') })),
    state('första sidan, fel person', to => ({ path: to.answer(longRefusing) })),
    state('ersatt länk', to => ({ path: to.answer(replaced) })),
  ]
}

/** Stopping is seen with another link than asking is: it holds for the address from then on. */
function mailChoiceStates({ blank, longBlank }: StateLinks): readonly PageState[] {
  return [
    state('inga fler mejl', to => ({ path: to.answerMail(blank) })),
    state('inga fler mejl, stoppat', to => ({ path: to.answerMail(longBlank), fields: {} })),
  ]
}

function openLinkStates({ openCode, walkIn, rejected }: StateLinks): readonly PageState[] {
  return [
    state('öppen länk', to => ({ path: to.openLink(openCode) })),
    state('öppen länk, träffar', to => ({
      path: to.openLink(openCode),
      fields: { sok: 'förening' },
    })),
    state('öppen länk, för kort', to => ({ path: to.openLink(openCode), fields: { sok: 'f' } })),
    state('öppen länk, inga träffar', to => ({
      path: to.openLink(openCode),
      fields: { sok: 'finns inte' },
    })),
    state('öppen länk, skriven förening', to => ({ path: to.openLinkNew(openCode) })),
    state('öppen länk, skriven förening, fel', to => ({
      path: to.openLinkNew(openCode),
      fields: { namn: 'x'.repeat(300), orgnummer: '1', sektor: '' },
    })),
    state('första sidan, öppen länk', to => ({ path: to.answer(walkIn.blank) })),
    state('kvitto, väntar', to => ({ path: to.answerReceipt(walkIn.sent, walkIn.submissionId) })),
    state('inskickat, väntar', to => ({ path: to.answer(walkIn.sent) })),
    state('avvisat svar', to => ({ path: to.answer(rejected) })),
  ]
}

function sentStates({ sent, longSent, receipts }: StateLinks): readonly PageState[] {
  return [
    state('kvitto', to => ({ path: to.answerReceipt(sent, receipts.sent) })),
    state('kvitto, lång text', to => ({ path: to.answerReceipt(longSent, receipts.longSent) })),
    state('inskickat', to => ({ path: to.answer(sent) })),
    state('redan besvarad', to => ({
      path: to.answerSubmit(longSent),
      fields: { ...SUBMISSION, ...LONG },
    })),
  ]
}

function refusedStates({
  blank,
  filled,
  scheduled,
  closed,
  ended,
}: StateLinks): readonly PageState[] {
  return [
    state('hela formuläret, fel', to => ({
      path: to.answerSubmit(blank),
      fields: { ...SUBMISSION, ...WRONG },
    })),
    state('ändrat under tiden', to => ({
      path: to.answerPart(filled, 1),
      fields: { ...STAMP, 'prov.helhet': '1', 'prov.lokal': 'ja', 'prov.storlek': 'stor' },
    })),
    state('inte öppen', to => ({ path: to.answer(scheduled) })),
    state('stängd', to => ({ path: to.answer(closed) })),
    state('stängd, med text', to => ({
      path: to.answerPart(closed, 3),
      fields: { ...STAMP, omgang: 'stangd', ...LONG },
    })),
    state('avslutad', to => ({ path: to.answer(ended) })),
    state('för mycket text', to => ({
      path: to.answerPart(blank, 3),
      fields: { ...STAMP, 'prov.text': 'x'.repeat(101_000) },
    })),
    ...PROBLEMS.flatMap(problem => [
      state(problem, to => ({ path: to.answer(blank), problem })),
      state(`${problem}, med text`, to => ({
        path: to.answerSubmit(blank),
        fields: { ...SUBMISSION, ...FILLED },
        problem,
      })),
    ]),
  ]
}

function receiptStates({ sent, code, countedCode }: StateLinks): readonly PageState[] {
  return [
    state('kontroll av kvitto', to => ({ path: to.receiptCheck() })),
    state('kontroll av kvitto, fel', to => ({ path: to.receiptCheck(), fields: { kod: 'FEL' } })),
    state('kontroll av kvitto, svar', to => ({ path: to.receiptCheck(), fields: { kod: code } })),
    state('kontroll av kvitto, fastställt', to => ({
      path: to.receiptCheck(),
      fields: { kod: countedCode },
    })),
    state('fel kod', to => ({ path: to.answerChange(sent), fields: { kod: 'FEL' } })),
    state('ändra', to => ({ path: to.answerChange(sent), fields: { kod: code } })),
  ]
}

/** The same, where nothing that is asked of answers succeeds. */
function failing(container: TestContainer, code: (typeof PROBLEMS)[number]): TestContainer {
  const fail = () => Promise.reject(new Problem(code))
  const failures = Object.keys(container.answers).map(name => [name, fail])
  return { ...container, answers: Object.fromEntries(failures) as TestContainer['answers'] }
}

/** Starts a server on which each state of each page can be asked for. */
export async function startStates(): Promise<StatesSite> {
  const container = await testContainer()
  const links = await prepareStates(container)
  const sites = new Map<StateRequest['problem'], Awaited<ReturnType<typeof startSite>>>()
  sites.set(undefined, await startSite(container))
  for (const problem of PROBLEMS) sites.set(problem, await startSite(failing(container, problem)))
  return {
    states: [
      ...siteStates(),
      ...formStates(links),
      ...wayOutStates(links),
      ...mailChoiceStates(links),
      ...openLinkStates(links),
      ...sentStates(links),
      ...receiptStates(links),
      ...refusedStates(links),
    ],
    urlOf: ({ path, problem }) => sites.get(problem)!.url + path,
    close: async () => {
      for (const { server } of sites.values()) server.close()
      await container.store.close()
    },
  }
}

export function requestIn({ request }: PageState, language: Language): StateRequest {
  return request(pathsIn(language))
}
