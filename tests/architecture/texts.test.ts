import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from '@jest/globals'

import { COUNT_COLUMNS, COUNTED_CODES } from '../../reports/answers/count-row.ts'
import { NAMED_COLUMNS } from '../../reports/answers/named-rows.ts'
import { DEFINED } from '../../reports/documents/definitions.ts'
import {
  ACTION_STATES,
  JUDGEMENTS,
  LINEAGE_KINDS,
  POSITIONS,
  SPEAKERS,
} from '../../reports/follow-up/dossier-schema.ts'
import { ANSWER_STATES } from '../../reports/follow-up/matrix.ts'
import { CELL_FLAGS } from '../../reports/results/measures.ts'
import { VERDICTS } from '../../reports/statistics/verdict.ts'
import { WITHHOLDING_REASONS } from '../../reports/disclosure/figure.ts'
import { REPORT_FORMATS } from '../../server/rendering/report-files.ts'
import { ACTS } from '../../server/accounts/log-entry.ts'
import { ROLES } from '../../server/accounts/role.ts'
import { REASONS_AGAINST_MAIL } from '../../server/services/mail-recipient.ts'
import { JOB_KINDS, JOB_STATES } from '../../server/store/job-store.ts'
import { MESSAGE_STATES } from '../../server/store/outbox-store.ts'
import { TYPED_FAULTS } from '../../server/services/walk-in-service.ts'
import { PROBLEMS, PUBLIC_PROBLEMS } from '../../server/problems.ts'
import { ROUND_FAULTS, ROUND_FIELDS } from '../../surveys/written-round.ts'
import { STATEMENT_ELEMENTS } from '../../server/views/site/statement.ts'
import { DETAILS } from '../../server/views/staff/log-view.ts'
import { BODY_FIELDS } from '../../server/views/register/body-views.ts'
import { CONTACT_PARTS } from '../../server/views/register/association-fields.ts'
import { ADDRESS_WORDS, STATE_WORDS } from '../../server/views/register/register-query.ts'
import { BODY_KINDS } from '../../surveys/body.ts'
import { EVENT_KINDS } from '../../surveys/association-event.ts'
import { REGISTER_FIELDS } from '../../surveys/register-row.ts'
import { OUTCOME_CODES } from '../../surveys/outcome.ts'
import { SET_UP_STEPS } from '../../server/views/staff/set-up-fields.ts'
import { PROMISE_IDS } from '../../surveys/promise.ts'
import { KEYED_MODES } from '../../surveys/response.ts'
import { GALLERY_STATES } from '../../server/demo/question-gallery.ts'
import { CHECK_KINDS, CHECKS } from '../../server/views/staff/review-checks.ts'
import { ASIDE_KINDS } from '../../server/views/staff/review-step-views.ts'
import { PLACEHOLDERS } from '../../surveys/mail/placeholders.ts'
import { STOP_WORDS } from '../../server/views/mail/mail-troubles.ts'
import { WRITTEN_LINES } from '../../server/views/mail/mail-fields.ts'
import { MAIL_KINDS } from '../../surveys/mail/mail-text.ts'
import { TEXT_KINDS } from '../../surveys/editing/part-texts.ts'
import { NAMED_PROPERTIES } from '../../server/views/staff/survey-draft-faults.ts'
import { START_FIELDS } from '../../server/views/staff/survey-draft-forms.ts'
import { elementTypes } from '../../surveys/questions/question.ts'
import { ASPECTS } from '../../surveys/diff/question-aspects.ts'
import { PAGE_ASPECTS, SURVEY_ASPECTS } from '../../surveys/diff/survey-diff.ts'
import { ANSWER_TESTS } from '../../surveys/logic/condition.ts'
import { ISSUE_CODES } from '../../surveys/questions/question-type.ts'
import { RESPONSE_MODES } from '../../surveys/response.ts'
import { YES_NO } from '../../surveys/questions/yes-no.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const texts = JSON.parse(readFileSync(join(root, 'templates/texts/sv.json'), 'utf8')) as Record<
  string,
  string
>

const sources = ['server', 'reports', 'surveys'].flatMap(room =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => readFileSync(join(root, room, file), 'utf8')),
)
const code = sources.join('\n')

/** What is written in the code between some words and the next quotation mark. */
const written = (before: string) =>
  [...code.matchAll(new RegExp(`${before}'([a-zA-Z0-9./-]+)'`, 'g'))].map(([, key = '']) => key)

/** The keys that templates write out: `{{say "answer.begin"}}`. */
const printed = readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.hbs'))
  .flatMap(file => [
    ...readFileSync(join(root, 'templates', file), 'utf8').matchAll(/\{\{say "([^"]+)"/g),
  ])
  .map(([, key = '']) => key)

const missing = (keys: readonly string[]) => keys.filter(key => texts[key] === undefined)

/** Sentences that the code selects by a key that it puts together: families whose members are counted above. */
const FAMILIES = [
  'about.word',
  'accessibility.compliance',
  'accessibility.element',
  'act',
  'answer.approved',
  'answer.closed',
  'answer.date',
  'answer.ended',
  'answer.ja',
  'answer.nej',
  'answer.notYetOpen',
  'answer.number',
  'answer.rejected',
  'answer.replaced',
  'answer.wayOut',
  'bodyFault',
  'bodyField',
  'bodyKind',
  'class',
  'cli.duplicate',
  'codeFault',
  'codeField',
  'codes.refused',
  'cli.responses.exported',
  'codebook',
  'column',
  'comment.quote',
  'comparison.figure',
  'condition',
  'contactField',
  'define',
  'detail',
  'diff.aspect',
  'diff.page',
  'diff.survey',
  'download',
  'draftProperty',
  'draftText',
  'event',
  'fault',
  'flag',
  'followUp.action',
  'followUp.answer',
  'followUp.column',
  'followUp.judgement',
  'followUp.lineage',
  'followUp.position',
  'followUp.said',
  'followUp.speaker',
  'format',
  'freeText.group',
  'gallery',
  'issue',
  'job.kind',
  'job.place',
  'job.result',
  'job.state',
  'keying.mode.',
  'keying.news.',
  'keying.standing.',
  'level',
  'login.notAdmitted',
  'mail.blocked',
  'mail.kind',
  'mail.mailing',
  'mail.reason',
  'mail.state',
  'mailPage.blocked.',
  'mailPage.column.',
  'mailPage.field.',
  'mailPage.mailing.',
  'mailPage.placeholder.',
  'mailPage.stop.',
  'mailPage.to.',
  'method',
  'notComparable',
  'open.fault',
  'outcome',
  'package.basis',
  'password',
  'phase',
  'preview.check',
  'problem',
  'progress.column',
  'promise',
  'question.dates',
  'question.numbers',
  'questionType',
  'receiptCheck.counted',
  'receiptCheck.notCounted',
  'receiptCheck.received',
  'register.address',
  'register.state',
  'registerField',
  'role',
  'round.faulty',
  'round.link',
  'round.next',
  'round.stands',
  'setUp',
  'standing',
  'surveyDraft.down',
  'surveyDraft.new',
  'surveyDraft.newElement',
  'surveyDraft.page',
  'surveyDraft.remove',
  'surveyDraft.section',
  'surveyDraft.start',
  'surveyDraft.survey',
  'surveyDraft.up',
  'tableFault',
  'user.faulty',
  'verdict',
  'review',
  'certify',
  'correct',
  'fact.setAside',
  'fact.putBack',
  'cli.responses.setAside',
  'cli.responses.putBack',
  'waiting.fault',
  'withheld',
]
const isInFamily = (key: string) => FAMILIES.some(family => key.startsWith(family))

describe('the catalogue of sentences', () => {
  it('has one for every key that the code writes out', () => {
    const keys = written(String.raw`say\(\s*`)
    expect(keys.length).toBeGreaterThan(80)
    expect(missing(keys)).toEqual([])
  })

  it('has one for every key that a template prints', () => {
    expect(printed.length).toBeGreaterThan(50)
    expect(missing(printed)).toEqual([])
  })

  it('tells of every problem that a respondent can meet what is kept and what to do now', () => {
    expect(
      missing(PUBLIC_PROBLEMS.flatMap(name => [`problem.${name}.kept`, `problem.${name}.next`])),
    ).toEqual([])
  })

  it('has a name for every element of the tillgänglighetsredogörelse', () => {
    expect(missing(STATEMENT_ELEMENTS.map(name => `accessibility.element.${name}`))).toEqual([])
  })

  it('has one for every kind of long work, where it belongs, and how it can stand', () => {
    const ofKind = ['kind', 'place', 'result'].flatMap(part =>
      JOB_KINDS.map(kind => `job.${part}.${kind}`),
    )
    expect(missing([...ofKind, ...JOB_STATES.map(state => `job.state.${state}`)])).toEqual([])
  })

  it('has one for every fault in an association that is typed, and for every way that a link can end', () => {
    const ends = ['ended', 'replaced', 'approved', 'rejected']
    expect(
      missing([
        ...TYPED_FAULTS.map(fault => `open.fault.${fault}`),
        ...ends.flatMap(end =>
          ['', '.happened', '.kept', '.advice'].map(it => `answer.${end}${it}`),
        ),
      ]),
    ).toEqual([])
  })

  it('has a sentence and a title for every problem', () => {
    const codes = Object.keys(PROBLEMS)
    expect(missing(codes.flatMap(name => [`problem.${name}`, `problem.${name}.title`]))).toEqual([])
  })

  it('has one for every issue, and for the same in a file', () => {
    expect(
      missing(ISSUE_CODES.flatMap(name => [`issue.${name}`, `tableFault.answer.${name}`])),
    ).toEqual([])
  })

  it('has one for every fault that is found in a definition', () => {
    const codes = written(String.raw`fault\(\s*[^,]+,\s*`)
    expect(codes.length).toBeGreaterThan(50)
    expect(missing(codes.map(name => `fault.${name}`))).toEqual([])
  })

  it('has one for everything that a condition can ask, and for what can be answered and typed', () => {
    expect(
      missing([
        ...ANSWER_TESTS.map(test => `condition.${test}`),
        ...YES_NO.map(code => `answer.${code}`),
        ...['number', 'date'].flatMap(type => [`answer.${type}`, `question.${type}s`]),
      ]),
    ).toEqual([])
  })

  it('has one for everything that can differ between two versions, and for every state of the gallery', () => {
    expect(
      missing([
        ...ASPECTS.map(aspect => `diff.aspect.${aspect}`),
        ...PAGE_ASPECTS.map(aspect => `diff.page.${aspect}`),
        ...SURVEY_ASPECTS.map(aspect => `diff.survey.${aspect}`),
        ...GALLERY_STATES.map(state => `gallery.${state}`),
        ...['confirm', 'refuse'].map(level => `preview.check.${level}`),
        ...Object.keys(elementTypes).map(type => `questionType.${type}`),
        ...TEXT_KINDS.map(kind => `draftText.${kind}`),
        ...NAMED_PROPERTIES.map(name => `draftProperty.${name}`),
        ...['page', 'section', 'survey', 'up', 'down'].map(word => `surveyDraft.${word}`),
        ...['choice', 'row'].flatMap(kind => [
          `surveyDraft.new.${kind}`,
          `surveyDraft.remove.${kind}`,
        ]),
        ...Object.keys(START_FIELDS).flatMap(field => [
          `surveyDraft.start.${field}`,
          `surveyDraft.start.${field}.help`,
        ]),
      ]),
    ).toEqual([])
  })

  it('has one for every reason to withhold, promise, class and relation', () => {
    const relations = ['reworded', 'split', 'merged', 'notComparable', 'new', 'removed']
    const phases = [
      'draft',
      'scheduled',
      'open',
      'closing',
      'underReview',
      'certifying',
      'certified',
    ]
    expect(
      missing([
        ...WITHHOLDING_REASONS.map(reason => `withheld.${reason}`),
        ...PROMISE_IDS.flatMap(id => [
          `promise.${id}`,
          `promise.${id}.told`,
          `promise.${id}.paper`,
        ]),
        ...['A', 'B', 'C'].map(name => `class.${name}`),
        ...CELL_FLAGS.map(flag => `flag.${flag}`),
        ...VERDICTS.map(verdict => `verdict.${verdict}`),
        ...relations.map(relation => `notComparable.${relation}`),
        ...phases.flatMap(phase => [
          `phase.${phase}`,
          `round.stands.${phase}`,
          `round.next.${phase}`,
        ]),
        ...REPORT_FORMATS.filter(format => !['text', 'html'].includes(format)).map(
          format => `download.${format}`,
        ),
      ]),
    ).toEqual([])
  })

  it('has a term, a text and a formula for everything that is defined', () => {
    const keys = DEFINED.flatMap(key => [`define.${key}`, `define.${key}.text`])
    expect(missing([...keys, ...DEFINED.map(key => `define.${key}.formula`)])).toEqual([])
  })

  it('has one for every field of an association, and for what can happen to it', () => {
    expect(
      missing([
        ...REGISTER_FIELDS.map(field => `registerField.${field}`),
        ...EVENT_KINDS.map(kind => `event.${kind}`),
        ...CONTACT_PARTS.map(part => `contactField.${part}`),
        ...BODY_KINDS.map(kind => `bodyKind.${kind}`),
        ...Object.keys(BODY_FIELDS).flatMap(field => [
          `bodyField.${field}`,
          `bodyField.${field}.help`,
        ]),
        ...Object.keys(STATE_WORDS).map(state => `register.state.${state}`),
        ...Object.keys(ADDRESS_WORDS).map(address => `register.address.${address}`),
      ]),
    ).toEqual([])
  })

  it('has one for every role, standing, act and fault of what people log in with', () => {
    const standings = ['waiting', 'active', 'disabled', 'ended']
    const refusals = ['disabled', 'ended', 'elsewhere']
    const passwords = ['short', 'long', 'common', 'context', 'monotonous']
    const fields = ['userName', 'name', 'lastDay', 'role', 'reason']
    const logFaults = ['logGap', 'logHash', 'logChain']
    expect(
      missing([
        ...ROLES.flatMap(role => [`role.${role}`, `role.${role}.told`]),
        ...ACTS.map(act => `act.${act}`),
        ...standings.map(standing => `standing.${standing}`),
        ...refusals.map(why => `login.notAdmitted.${why}`),
        ...passwords.map(fault => `password.${fault}`),
        ...fields.map(field => `user.faulty.${field}`),
        ...DETAILS.map(detail => `detail.${detail}`),
        ...logFaults.map(fault => `fault.${fault}`),
      ]),
    ).toEqual([])
  })

  it('has one for every kind and state of mail, and for every reason not to send it', () => {
    expect(
      missing([
        ...MAIL_KINDS.map(kind => `mail.kind.${kind}`),
        ...['scheduled', 'queued', 'stopped'].map(state => `mail.mailing.${state}`),
        ...MESSAGE_STATES.map(state => `mail.state.${state}`),
        ...REASONS_AGAINST_MAIL.map(reason => `mail.reason.${reason}`),
        ...['notConfigured', 'held'].flatMap(why => [
          `mail.blocked.${why}`,
          `mailPage.blocked.${why}`,
        ]),
        ...['scheduled', 'underWay', 'done', 'stopped'].map(word => `mailPage.mailing.${word}`),
        ...['kind', 'waiting', 'sent', 'failed', 'stopped'].map(name => `mailPage.column.${name}`),
        ...MAIL_KINDS.map(kind => `mailPage.to.${kind}`),
        ...STOP_WORDS.map(word => `mailPage.stop.${word}`),
        ...PLACEHOLDERS.map(name => `mailPage.placeholder.${name}`),
        ...WRITTEN_LINES.flatMap(name => ['', '.help'].map(it => `mailPage.field.${name}${it}`)),
      ]),
    ).toEqual([])
  })

  it('has one for every step and field of the set-up of a round, and for what can be wrong', () => {
    const lines = ROUND_FIELDS.filter(
      field => !['survey', 'isPilot', 'invitesNobody', 'promise'].includes(field),
    )
    expect(
      missing([
        ...Object.keys(SET_UP_STEPS).flatMap(step => [
          `setUp.${step}.heading`,
          `setUp.${step}.lead`,
        ]),
        ...ROUND_FIELDS.map(field => `setUp.${field}`),
        ...lines.map(field => `setUp.${field}.help`),
        ...PROMISE_IDS.map(id => `setUp.promise.${id}`),
        ...ROUND_FAULTS.map(fault => `round.faulty.${fault}`),
      ]),
    ).toEqual([])
  })

  it('has one for how an answer is keyed in, and for what is told before it is written over', () => {
    const standings = ['begun', 'answered', 'replaces', 'untold']
    const news = ['conflict', 'alreadySubmitted', 'closed']
    expect(
      missing([
        ...KEYED_MODES.map(mode => `keying.mode.${mode}`),
        ...standings.map(standing => `keying.standing.${standing}`),
        ...news.map(why => `keying.news.${why}`),
      ]),
    ).toEqual([])
  })

  it('has one for every column, type and code of a file of answers', () => {
    const columns = [...NAMED_COLUMNS, ...COUNT_COLUMNS]
    const types = Object.keys(elementTypes).filter(
      type => !['matrix', 'information'].includes(type),
    )
    const shapes = ['rows', 'counts']
    expect(
      missing([
        ...columns.map(column => `codebook.column.${column}`),
        ...[...types, 'choice'].map(type => `codebook.type.${type}`),
        ...RESPONSE_MODES.map(mode => `codebook.mode.${mode}`),
        ...COUNTED_CODES.map(code => `codebook.counted.${code}`),
        ...['0', '1'].map(code => `codebook.choice.${code}`),
        ...shapes.flatMap(shape =>
          [`codebook.free`, `cli.responses.exported`, `package.basis`].map(
            key => `${key}.${shape}`,
          ),
        ),
      ]),
    ).toEqual([])
  })

  it('has one for everything that is looked at in a review, and for what becomes of an answer', () => {
    const parts = ['name', 'found', 'advice']
    const standings = ['answered', 'silent', 'unseen']
    expect(
      missing([
        ...CHECKS.flatMap(name => parts.map(part => `review.${name}.${part}`)),
        ...[...CHECK_KINDS, ...Object.values(ASIDE_KINDS)].map(kind => `review.kind.${kind}`),
        ...standings.map(standing => `review.association.${standing}`),
        ...Object.values(ASIDE_KINDS).flatMap(kind => [
          `fact.${kind}`,
          `fact.${kind}Value`,
          `cli.responses.${kind}`,
        ]),
      ]),
    ).toEqual([])
  })

  it('has one for every page that a round leads to', () => {
    const links =
      'mail progress outcomes waiting opened result onePage freeText package certified correct version'
    expect(missing(links.split(' ').map(name => `round.link.${name}`))).toEqual([])
  })

  it('has one for every column of the days', () => {
    const columns = ['day', 'thatDay', 'soFar', 'share']
    expect(missing(columns.map(name => `progress.column.${name}`))).toEqual([])
  })

  it('has one for everything that a dossier of audits can hold', () => {
    const columns = [
      'body',
      'position',
      'action',
      'sources',
      'source',
      'by',
      'on',
      'registryNumber',
    ]
    expect(
      missing([
        ...[...POSITIONS, 'none'].map(position => `followUp.position.${position}`),
        ...SPEAKERS.flatMap(who => [`followUp.speaker.${who}`, `followUp.said.${who}`]),
        ...ANSWER_STATES.map(state => `followUp.answer.${state}`),
        ...ACTION_STATES.map(state => `followUp.action.${state}`),
        ...JUDGEMENTS.map(judgement => `followUp.judgement.${judgement}`),
        ...LINEAGE_KINDS.map(kind => `followUp.lineage.${kind}`),
        ...columns.map(name => `followUp.column.${name}`),
      ]),
    ).toEqual([])
  })

  it('has one for every outcome, and for what can be wrong when an answer is approved', () => {
    const faults = ['needAssociation', 'unknownAssociation', 'faultyId', 'sector', 'answered']
    expect(
      missing([
        ...OUTCOME_CODES.flatMap(code => [`outcome.${code}`, `outcome.${code}.help`]),
        ...faults.map(fault => `waiting.fault.${fault}`),
      ]),
    ).toEqual([])
  })

  it('has no sentence that nothing uses', () => {
    const unused = Object.keys(texts).filter(
      key => !isInFamily(key) && !code.includes(`'${key}'`) && !printed.includes(key),
    )
    expect(unused).toEqual([])
  })

  it('is in Swedish that can be read: no exclamation marks, no straight quotes, no English left', () => {
    for (const [key, sentence] of Object.entries(texts)) {
      const plain = sentence.replace('Tack!', '').replaceAll(/--[a-z-]+( "[^"]*")?/g, '')
      expect([key, /!|"|\bthe\b|\berror\b/i.exec(plain)?.[0]]).toEqual([key, undefined])
    }
  })
})
