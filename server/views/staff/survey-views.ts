import type { Fact, Say } from '../../../reports/documents/document.ts'
import { formatCount } from '../../../reports/formats/swedish.ts'
import type { PublishedCrosswalk } from '../../../surveys/crosswalk.ts'
import { diffSurveys } from '../../../surveys/diff/survey-diff.ts'
import { type Language, languagesOf, languageWord } from '../../../surveys/language.ts'
import type { Round } from '../../../surveys/round.ts'
import { type PublishedSurvey, questionsOf, type Survey } from '../../../surveys/survey.ts'
import { may } from '../../accounts/policy.ts'
import { paths, pathTo } from '../../paths.ts'
import { diffView } from '../diff-view.ts'
import { surveyPreviewView } from '../survey-preview-view.ts'
import { type Visitor, workPage } from '../work-page.ts'

export interface SurveysPlace {
  readonly visitor: Visitor
  readonly surveys: readonly PublishedSurvey[]
  readonly crosswalks: readonly PublishedCrosswalk[]
  /** Those that whoever reads may see. */
  readonly rounds: readonly Round[]
}

const framed = (title: string, visitor: Visitor, say: Say) =>
  workPage(title, { visitor, current: paths.surveys }, say)

/** Every published version, and what may be compared. */
export function surveysView({ visitor, surveys, crosswalks, rounds }: SurveysPlace, say: Say) {
  return {
    ...framed(say('surveys.title'), visitor, say),
    add: may(visitor.user, 'surveys.publish') ? paths.publishSurvey : null,
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

/** How a version looks to whoever answers, in a language and at a width. */
export function surveyLookView(
  {
    visitor,
    shown,
    language,
    isPhone,
  }: {
    readonly visitor: Visitor
    readonly shown: PublishedSurvey
    readonly language: Language
    readonly isPhone: boolean
  },
  say: Say,
) {
  const { key, survey } = shown
  const sheet = surveyPreviewView(survey, NO_FINDINGS, { say, language })
  const link = (sprak: Language, bredd: string) => pathTo.surveyPreview(key, { sprak, bredd })
  const width = isPhone ? 'telefon' : ''
  return {
    ...sheet,
    ...framed(sheet.title, visitor, say),
    back: { href: pathTo.survey(key), text: say('survey.back', { key }) },
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
  }: {
    readonly visitor: Visitor
    readonly from: PublishedSurvey
    readonly to: PublishedSurvey
  },
  say: Say,
) {
  const versions = { from: from.survey, to: to.survey }
  const diff = diffSurveys(versions.from, versions.to)
  const sections = diffView(diff, versions, { say, language: 'sv' })
  const heading = say('diff.title', { from: from.key, to: to.key })
  return {
    ...framed(heading, visitor, say),
    heading,
    back: { href: pathTo.survey(to.key), text: say('survey.back', { key: to.key }) },
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
