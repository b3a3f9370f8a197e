import { describe, expect, it } from '@jest/globals'

import { languageSwitch } from '../../../../server/views/language-switch.ts'
import { LANGUAGES } from '../../../../surveys/language.ts'

const path = '/svara/x/del/2'

describe('the switch between languages', () => {
  it('is links, each with the prefix of its language, where the page can be asked for again', () => {
    const { choices, again, staysOnForm } = languageSwitch('fi', { path, by: 'link' })!
    expect(choices.map(({ href }) => href)).toEqual([path, `/lattlast${path}`, null, `/en${path}`])
    expect(choices.every(({ action, form }) => action === null && form === null)).toBe(true)
    expect([again, staysOnForm]).toEqual([[], false])
  })

  it('is buttons of the form of the page, which ask for it to be shown again', () => {
    const { choices, again, staysOnForm } = languageSwitch('sv', { path, by: 'form' })!
    expect(choices.map(({ action }) => action)).toEqual([
      null,
      `/lattlast${path}`,
      `/fi${path}`,
      `/en${path}`,
    ])
    expect(new Set(choices.map(({ form, field, href }) => `${form} ${field} ${href}`))).toEqual(
      new Set(['formular sprak null']),
    )
    expect([again, staysOnForm]).toEqual([[], true])
  })

  it('sends what was just sent once more, every value of it and nothing else', () => {
    const sent = new Map([
      ['a.b', ['1', '2']],
      ['omgang', ['o']],
    ])
    const { choices, again } = languageSwitch('en', { path, by: 'again', sent })!
    expect(again).toEqual([
      { name: 'a.b', value: '1' },
      { name: 'a.b', value: '2' },
      { name: 'omgang', value: 'o' },
    ])
    expect(new Set(choices.map(({ form, field }) => `${form} ${field}`))).toEqual(
      new Set(['igen null']),
    )
  })

  it('marks the language that is read, and names each as those who speak it do', () => {
    const { choices } = languageSwitch('sv-simple', { path, by: 'link' })!
    expect(choices.map(({ name, isCurrent }) => (isCurrent ? `*${name}` : name))).toEqual([
      'Svenska',
      '*Lättläst svenska',
      'Suomi',
      'English',
    ])
  })

  it('leads to the start page of a language without a stroke at its end', () => {
    const { choices } = languageSwitch('en', { path: '/', by: 'link' })!
    expect(choices.map(({ href }) => href)).toEqual(['/', '/lattlast', '/fi', null])
  })

  it('offers only what the survey is asked in, and is not there for one language', () => {
    const { choices } = languageSwitch('sv', { path, by: 'link' }, ['sv', 'en'])!
    expect(choices.map(({ lang }) => lang)).toEqual(['sv', 'en'])
    expect(languageSwitch('sv', { path, by: 'link' }, ['sv'])).toBeNull()
    expect(languageSwitch('sv', { path, by: 'link' })?.choices).toHaveLength(LANGUAGES.length)
  })
})
