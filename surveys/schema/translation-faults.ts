import { type Fault, fault, repeats } from '../fault.ts'
import { type Language, LANGUAGES, languagesOf, languageWord } from '../language.ts'
import type { Survey } from '../survey.ts'
import type { LocalizedText } from './text.ts'

/** Every text that is missing in a language that the survey declares. */
export function translationFaults(survey: Survey): readonly Fault[] {
  const languages = languagesOf(survey)
  return [
    ...(languages.includes('sv') ? [] : [fault('languages', 'noSwedish')]),
    ...repeats(languages).map(({ index, value }) =>
      fault(`languages[${index}]`, 'repeatedId', { value }),
    ),
    ...textsIn(survey, '').flatMap(({ path, text }) =>
      languages
        .filter(language => text[language] === undefined)
        .map(language =>
          fault(`${path}.${language}`, 'missingTranslation', { language: languageWord(language) }),
        ),
    ),
  ]
}

/** What is probably forgotten: translations that nobody will see, and texts that are still in Swedish. */
export function translationWarnings(survey: Survey): readonly Fault[] {
  const languages = languagesOf(survey)
  const texts = textsIn(survey, '')
  const undeclared = LANGUAGES.filter(language => !languages.includes(language)).flatMap(
    language => {
      const count = texts.filter(({ text }) => text[language] !== undefined).length
      return count === 0
        ? []
        : [fault('languages', 'undeclaredLanguage', { language: languageWord(language), count })]
    },
  )
  return [...undeclared, ...texts.flatMap(({ path, text }) => stillSwedish(path, text))]
}

/** Other languages than Swedish in an easier form, where a text may well be the same. */
const FOREIGN = ['fi', 'en'] as const satisfies readonly Language[]

function stillSwedish(path: string, text: LocalizedText): readonly Fault[] {
  const isSentence = (text.sv.match(/\p{L}{2,}/gu) ?? []).length > 1
  return FOREIGN.filter(language => isSentence && text[language] === text.sv).map(language =>
    fault(`${path}.${language}`, 'sameAsSwedish', { language: languageWord(language) }),
  )
}

function textsIn(
  data: unknown,
  path: string,
): readonly { readonly path: string; readonly text: LocalizedText }[] {
  if (typeof data !== 'object' || data === null) return []
  if (isText(data)) return [{ path, text: data }]
  return Object.entries(data).flatMap(([key, value]) => {
    const inObject = path === '' ? key : `${path}.${key}`
    return textsIn(value, Array.isArray(data) ? `${path}[${key}]` : inObject)
  })
}

/** Nothing else in a definition has a property by the name of a language. */
function isText(data: object): data is LocalizedText {
  return 'sv' in data
}
