import type { Fact, Say } from '../../../reports/documents/document.ts'
import { formatCount } from '../../../reports/formats/swedish.ts'
import type { PublishedCrosswalk } from '../../../surveys/crosswalk.ts'
import { diffSurveys } from '../../../surveys/diff/survey-diff.ts'
import type { SurveyDraft } from '../../../surveys/editing/survey-draft.ts'
import { type Language, languagesOf, languageWord } from '../../../surveys/language.ts'
import type { Round } from '../../../surveys/round.ts'
import {
  type PublishedSurvey,
  questionsOf,
  type Survey,
  surveyKey,
} from '../../../surveys/survey.ts'
import { may } from '../../accounts/policy.ts'
import { paths, pathTo } from '../../paths.ts'
import { diffView } from '../diff-view.ts'
import { surveyPreviewView } from '../survey-preview-view.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { draftLink } from './survey-draft-view.ts'

export interface SurveysPlace {
  readonly visitor: Visitor
  readonly surveys: readonly PublishedSurvey[]
  readonly crosswalks: readonly PublishedCrosswalk[]
  /** Those that whoever reads may see. */
  readonly rounds: readonly Round[]
  /** Left out for whoever may not change them. */
  readonly drafts: readonly SurveyDraft[]
}

const framed = (title: string, visitor: Visitor, say: Say) =>
  workPage(title, { visitor, current: paths.surveys }, say)

/** Every published version, and what may be compared. */
export function surveysView(place: SurveysPlace, say: Say) {
  const { visitor, surveys, crosswalks, rounds, drafts } = place
  const canEdit = may(visitor.user, 'surveys.publish')
  return {
    ...framed(say('surveys.title'), visitor, say),
    add: canEdit ? paths.publishSurvey : null,
    begin: canEdit ? pathTo.newSurveyDraft('') : null,
    drafts: drafts.map(draftLink),
    empty: say('surveys.none'),
    surveys: surveys.map(({ key, survey }) => {
      const used = rounds.filter(round => round.survey === key).map(({ id }) => id)
      return {
        key,
        href: pathTo.survey(key),
        title: survey.title.sv,
        questions: formatCount(questionsOf(survey).length),
        languages: languageNames(survey, say),
        rounds: used.length === 0 ? say('surveys.noRound') : used.join(', '),
      }
    }),
    crosswalks: crosswalks.map(crosswalk => crosswalkLink(crosswalk, say)),
  }
}

/** One version: what it is, where it is used and what it differs in. */
export function surveyView(
  place: SurveysPlace & { readonly shown: PublishedSurvey; readonly done: string | null },
  say: Say,
) {
  const { visitor, surveys, crosswalks, rounds, shown, done } = place
  const { key, survey, digest } = shown
  const others = surveys.filter(other => other.survey.id === survey.id && other.key !== key)
  const heading = say('survey.heading', { title: survey.title.sv, version: survey.version })
  return {
    ...framed(heading, visitor, say),
    heading,
    back: paths.surveys,
    done,
    facts: surveyPreviewView(survey, NO_FINDINGS, { say, language: 'sv' }).facts,
    preview: pathTo.surveyPreview(key),
    begin: may(visitor.user, 'surveys.publish') ? pathTo.newSurveyDraft(key) : null,
    drafts: place.drafts.filter(draft => draft.basedOn === key).map(draftLink),
    details: detailsOf(survey, digest, say),
    rounds: rounds
      .filter(round => round.survey === key)
      .map(({ id }) => ({ href: pathTo.round(id), text: id })),
    others: others.map(other => {
      const [from, to] = [other.key, key].toSorted()
      return {
        href: pathTo.surveyDiff(to ?? key, from ?? key),
        text: say('survey.difference', { from: from ?? key, to: to ?? key }),
      }
    }),
    crosswalks: crosswalks
      .filter(({ crosswalk }) => [crosswalk.from, crosswalk.to].includes(key))
      .map(crosswalk => crosswalkLink(crosswalk, say)),
    file: pathTo.surveyFile(key),
  }
}

const NO_FINDINGS = { faults: [], warnings: [] } as const

function detailsOf(survey: Survey, digest: string, say: Say): readonly Fact[] {
  const headline = questionsOf(survey).find(({ id }) => id === survey.headline)
  return [
    { term: say('fact.languages'), value: languageNames(survey, say) },
    { term: say('fact.headline'), value: headline?.label.sv ?? survey.headline },
    { term: say('fact.digest'), value: digest },
  ]
}

function languageNames(survey: Survey, say: Say): string {
  return languagesOf(survey)
    .map(language => languageName(language, say))
    .join(', ')
}

function languageName(language: Language, say: Say): string {
  return say('language.name', { language: languageWord(language) })
}

function crosswalkLink({ key, crosswalk }: PublishedCrosswalk, say: Say) {
  const { from, to, version } = crosswalk
  return { href: pathTo.crosswalk(key), text: say('survey.crosswalk', { from, to, version }) }
}

interface Link {
  readonly href: string
  readonly text: string
}

/** In which language and at which width a survey is looked at. */
export interface Look {
  readonly language: Language
  readonly isPhone: boolean
}

/** How a version looks to whoever answers, in a language and at a width. */
export function surveyLookView(
  {
    visitor,
    survey,
    back,
    pathIn,
    look: { language, isPhone },
  }: {
    readonly visitor: Visitor
    readonly survey: Survey
    readonly back: Link
    /** The same page, looked at in another way. */
    readonly pathIn: (query: Readonly<Record<string, string>>) => string
    readonly look: Look
  },
  say: Say,
) {
  const sheet = surveyPreviewView(survey, NO_FINDINGS, { say, language })
  const link = (sprak: Language, bredd: string) => pathIn({ sprak, bredd })
  const width = isPhone ? 'telefon' : ''
  return {
    ...sheet,
    ...framed(sheet.title, visitor, say),
    back,
    isPhone,
    languageLinks: languagesOf(survey).map(each => ({
      href: link(each, width),
      text: languageName(each, say),
      isCurrent: each === language,
    })),
    widthLinks: (['', 'telefon'] as const).map(each => ({
      href: link(language, each),
      text: say(each === '' ? 'survey.look.wide' : 'survey.look.phone'),
      isCurrent: each === width,
    })),
  }
}

/** What differs between two versions. */
export function surveyDiffView(
  {
    visitor,
    from,
    to,
    back,
  }: {
    readonly visitor: Visitor
    readonly from: Survey
    readonly to: Survey
    readonly back: Link
  },
  say: Say,
) {
  const versions = { from, to }
  const diff = diffSurveys(versions.from, versions.to)
  const sections = diffView(diff, versions, { say, language: 'sv' })
  const heading = say('diff.title', { from: surveyKey(from), to: surveyKey(to) })
  return {
    ...framed(heading, visitor, say),
    heading,
    back,
    lead: say(sections.length === 0 ? 'survey.diff.none' : 'survey.diff.lead'),
    sections: sections.map(section => ({
      heading: section.heading,
      entries: entriesOf(section.lines),
    })),
  }
}

/** Lines that are indented belong to the one before. */
function entriesOf(lines: readonly string[]) {
  const entries: { text: string; details: string[] }[] = []
  for (const line of lines) {
    if (line.startsWith(' ')) entries.at(-1)?.details.push(line.trim())
    else entries.push({ text: line, details: [] })
  }
  return entries
}
