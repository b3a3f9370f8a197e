import { describe, expect, it } from '@jest/globals'

import { typeOf } from '../../../../surveys/questions/question.ts'
import { questionsOf } from '../../../../surveys/survey.ts'
import { everyTypeSurvey } from '../../../builders/every-type.ts'

const questions = questionsOf(everyTypeSurvey())
const question = (id: string) => questions.find(candidate => candidate.id === `prov.${id}`)!
const read = (id: string, ...entered: string[]) => typeOf(question(id)).read(question(id), entered)
/** The question with something changed. */
const readAs = (id: string, change: object, ...entered: string[]) => {
  const changed = { ...question(id), ...change }
  return typeOf(changed).read(changed, entered)
}

const answer = (value: unknown) => ({ kind: 'answer', answer: value })
const issue = (code: string, values?: object) =>
  expect.objectContaining({ kind: 'issue', code, ...(values !== undefined && { values }) })
const blank = { kind: 'blank' }

describe('a scale question', () => {
  it.each(['1', '5', ' 3 '])('reads %p as a grade', entered => {
    expect(read('helhet', entered)).toEqual(answer(Number(entered)))
  })

  it('reads VE as "vet inte", an answer of its own', () => {
    expect(read('helhet', 'VE')).toEqual(answer('VE'))
  })

  it.each([[[]], [['']], [['  ']]])('is blank for %j', entered => {
    expect(read('helhet', ...entered)).toEqual(blank)
  })

  it.each(['0', '6', '3.5', '-1', '1e0', '٣', '__proto__', 've'])('refuses %p', entered => {
    expect(read('helhet', entered)).toEqual(issue('notOnScale'))
  })

  it('refuses two grades at once', () => {
    expect(read('helhet', '1', '2')).toEqual(issue('severalValues'))
  })

  it('refuses VE where the question does not offer it', () => {
    expect(readAs('helhet', { dontKnow: undefined }, 'VE')).toEqual(issue('notOnScale'))
  })

  it('has grades below zero where its scale has', () => {
    const scale = { ...(question('helhet') as { scale: object }).scale, min: -3, max: 3 }
    expect(readAs('helhet', { scale }, '-3')).toEqual(answer(-3))
  })
})

describe('a row of a matrix', () => {
  it('is a scale question with the wording that it has alone, answered under its own id', () => {
    expect(question('bemotande.skola')).toMatchObject({
      type: 'scale',
      label: { sv: 'Hur blir ni bemötta av skolan?' },
      scale: { min: 1, max: 5 },
      dontKnow: { sv: 'Vet inte' },
    })
    expect(question('bemotande.alla')).toMatchObject({ label: { sv: 'Hur är det överlag?' } })
    expect(read('bemotande.skola', '2')).toEqual(answer(2))
  })
})

describe('a single choice', () => {
  it('reads a code', () => expect(read('storlek', 'stor')).toEqual(answer('stor')))
  it('refuses what is no choice', () =>
    expect(read('storlek', 'constructor')).toEqual(issue('notAChoice')))
  it('refuses two', () => expect(read('storlek', 'stor', 'liten')).toEqual(issue('severalValues')))
  it('has "vet inte" where it offers it', () => {
    expect(read('storlek', 'VE')).toEqual(issue('notAChoice'))
    expect(readAs('storlek', { dontKnow: { sv: 'Vet inte' } }, 'VE')).toEqual(answer('VE'))
  })
})

describe('yes or no', () => {
  it.each(['ja', 'nej', 'VE'])('reads %p', code =>
    expect(read('lokal', code)).toEqual(answer(code)),
  )
  it.each(['yes', 'true', '1', 'JA'])('refuses %p', code =>
    expect(read('lokal', code)).toEqual(issue('notAChoice')),
  )
  it('is blank when nothing is chosen', () => expect(read('lokal')).toEqual(blank))
})

describe('a multiple choice', () => {
  it('reads codes in the order of the definition, each once', () => {
    expect(read('delar', 'kultur', 'skola', 'kultur')).toEqual(answer(['skola', 'kultur']))
  })
  it('is blank when nothing is ticked', () => expect(read('delar', '')).toEqual(blank))
  it('refuses what is no choice', () => expect(read('delar', 'x')).toEqual(issue('notAChoice')))
  it('takes what stands alone alone', () => {
    expect(read('delar', 'ingen')).toEqual(answer(['ingen']))
    expect(read('delar', 'ingen', 'skola')).toEqual(
      issue('notAlone', { choice: { sv: 'Ingen alls' } }),
    )
  })
  it('has "vet inte" as an answer of its own, which stands alone', () => {
    expect(read('delar', 'VE')).toEqual(answer('VE'))
    expect(read('delar', 'VE', 'skola')).toEqual(issue('notAlone', { choice: { sv: 'Vet inte' } }))
  })
  it('refuses more than may be ticked', () => {
    expect(read('delar', 'skola', 'kultur', 'vard')).toEqual(issue('tooManyChoices', { max: 2 }))
  })
  it('refuses fewer than must be ticked, but for what stands alone', () => {
    expect(readAs('delar', { minChoices: 2 }, 'skola')).toEqual(issue('tooFewChoices', { min: 2 }))
    expect(readAs('delar', { minChoices: 2 }, 'ingen')).toEqual(answer(['ingen']))
    expect(readAs('delar', { minChoices: 2 }, 'VE')).toEqual(answer('VE'))
  })
})

describe('a number', () => {
  it.each([
    ['12', 12],
    ['1 234', 1234],
    ['1\u00a0234', 1234],
    ['1\u202f234,5', 1234.5],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['00012', 12],
  ])('reads %p as people write in Sweden', (entered, expected) => {
    expect(read('antal', entered)).toEqual(answer(expected))
  })

  it.each(['tolv', '1e3', '0x10', '1,2,3', '12 34', '1.234,5', '--1', 'Infinity', '٣', '12 st'])(
    'refuses %p, which is no number',
    entered => expect(read('antal', entered)).toEqual(issue('notANumber')),
  )

  it('refuses more decimals than it asks for', () => {
    expect(read('antal', '12,55')).toEqual(issue('tooManyDecimals', { decimals: 1 }))
    expect(readAs('antal', { decimals: undefined }, '1.234')).toEqual(
      issue('tooManyDecimals', { decimals: 0 }),
    )
  })

  it('refuses what is too small or too large', () => {
    expect(read('antal', '0')).toEqual(issue('tooSmall', { min: 1 }))
    expect(read('antal', '100 000,1')).toEqual(issue('tooLarge', { max: 100_000 }))
  })

  it('reads both kinds of minus sign, and never minus zero', () => {
    const open = { min: undefined, max: undefined }
    expect(readAs('antal', open, '-3')).toEqual(answer(-3))
    expect(readAs('antal', open, '−3,5')).toEqual(answer(-3.5))
    expect(Object.is((readAs('antal', open, '-0') as { answer: number }).answer, 0)).toBe(true)
  })

  it('takes "vet inte" beside an empty field, and not beside a number', () => {
    expect(read('antal', '', 'VE')).toEqual(answer('VE'))
    expect(read('antal', '12', 'VE')).toEqual(issue('severalValues'))
  })
})

describe('a day', () => {
  it.each([
    '2021-09-25',
    '2021/9/25',
    '20210925',
    '25/9 2021',
    '25.9.2021',
    '25/9/2021',
    '25-09-2021',
    '25 9 2021',
  ])('reads %p', entered => expect(read('bildad', entered)).toEqual(answer('2021-09-25')))

  it.each([
    '2021-02-30',
    '2021-13-01',
    '25 september',
    '9/25/2021',
    '210925',
    '2592021',
    '0000-00-00',
  ])('refuses %p', entered => expect(read('bildad', entered)).toEqual(issue('notADate')))

  it('knows leap years', () => {
    expect(read('bildad', '2020-02-29')).toEqual(answer('2020-02-29'))
    expect(read('bildad', '2021-02-29')).toEqual(issue('notADate'))
  })

  it('refuses what is too early or too late', () => {
    expect(read('bildad', '1849-12-31')).toEqual(issue('tooEarly', { min: '1850-01-01' }))
    expect(read('bildad', '2023-01-01')).toEqual(issue('tooLate', { max: '2022-12-31' }))
  })
})

describe('a short text', () => {
  it('is one line', () =>
    expect(read('namn', ' Sjunger\r\n i \tkör ')).toEqual(answer('Sjunger i kör')))
  it('has a limit', () =>
    expect(read('namn', 'x'.repeat(21))).toEqual(issue('tooLong', { length: 21, max: 20 })))
  it('is a registry number as registries write it, where it is to be one', () => {
    const asNumber = (text: string) => readAs('namn', { format: 'registryNumber' }, text)
    expect(asNumber('ks-2020/716')).toEqual(answer('KS-2020/716'))
    expect(asNumber('716-KS')).toEqual(issue('notARegistryNumber', { value: '716-KS' }))
    expect(asNumber(' ')).toEqual(read('namn', ''))
  })
})

describe('a long text', () => {
  it('is kept as typed, but for white space around it, what cannot be seen, and the kind of line break', () => {
    expect(read('text', ' a\r\n  b 😀 $x.y\u0000 ')).toEqual(answer('a\n  b 😀 $x.y'))
  })
  it('counts characters as people do', () => {
    expect(read('text', '😀'.repeat(50))).toEqual(answer('😀'.repeat(50)))
    expect(read('text', 'x'.repeat(51))).toEqual(issue('tooLong'))
  })
})

describe('every type', () => {
  it.each(questions.map(each => [each.type, each] as const))(
    '%s writes what it reads, and reads each of its representatives',
    (_type, each) => {
      const type = typeOf(each)
      const answers = type.representatives(each, ['skola', 'kultur', 3, 1000, '2000-02-29'])!
      expect(answers.length).toBeGreaterThan(0)
      for (const given of answers) {
        expect(type.read(each, type.write(given))).toEqual({ kind: 'answer', answer: given })
      }
    },
  )
})
