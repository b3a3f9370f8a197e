import { describe, expect, it } from '@jest/globals'

import { COUNT_COLUMNS, COUNTED_CODES } from '../../reports/answers/count-row.ts'
import { NAMED_COLUMNS } from '../../reports/answers/named-rows.ts'
import {
  ACTION_STATES,
  JUDGEMENTS,
  LINEAGE_KINDS,
  POSITIONS,
  SPEAKERS,
} from '../../reports/follow-up/dossier-schema.ts'
import { ANSWER_STATES } from '../../reports/follow-up/matrix.ts'
import { ACTS } from '../../server/accounts/log-entry.ts'
import { ROLES } from '../../server/accounts/role.ts'
import { REASONS_AGAINST_MAIL } from '../../server/services/mail-recipient.ts'
import { JOB_KINDS, JOB_STATES } from '../../server/store/job-store.ts'
import { MESSAGE_STATES } from '../../server/store/outbox-store.ts'
import { ROUND_FAULTS, ROUND_FIELDS } from '../../surveys/written-round.ts'
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
import { RESPONSE_MODES } from '../../surveys/response.ts'
import { LANGUAGES, languageWord } from '../../surveys/language.ts'
import { missing } from '../builders/catalogue.ts'

describe('the sentences of the work space', () => {
  it('has one for every kind of long work, where it belongs, and how it can stand', () => {
    const ofKind = ['kind', 'place', 'result'].flatMap(part =>
      JOB_KINDS.map(kind => `job.${part}.${kind}`),
    )
    expect(missing([...ofKind, ...JOB_STATES.map(state => `job.state.${state}`)])).toEqual([])
  })

  it('has one for each part of a report that is written, and each language that a survey can be asked in', () => {
    const parts = ['background', 'conclusions'].flatMap(part => [
      `written.${part}`,
      `reportText.${part}`,
      `reportText.${part}.help`,
    ])
    const languages = LANGUAGES.map(each => `questionnaire.language.${languageWord(each)}`)
    expect(missing([...parts, ...languages])).toEqual([])
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
    const standings = ['begun', 'answered', 'answeredLate', 'replaces', 'untold']
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
})
