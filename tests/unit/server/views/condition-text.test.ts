import { describe, expect, it } from '@jest/globals'

import { conditionText } from '../../../../server/views/condition-text.ts'
import type { Condition } from '../../../../surveys/logic/condition.ts'
import {
  all,
  answered,
  any,
  atLeast,
  atMost,
  contains,
  equals,
  not,
  oneOf,
} from '../../../builders/conditions.ts'
import { everyTypeSurvey } from '../../../builders/every-type.ts'
import { say } from '../../../builders/test-app.ts'

const inWords = (condition: Condition) =>
  conditionText(condition, everyTypeSurvey(), { say, language: 'sv' })

describe('a condition in words', () => {
  it.each<[Condition, string]>([
    [answered('prov.namn'), 'ni har svarat på ”Vad gör ni?”'],
    [not(answered('prov.namn')), 'ni inte har svarat på ”Vad gör ni?”'],
    [equals('prov.lokal', 'ja'), 'ni har svarat ”Ja” på ”Har ni en lokal?”'],
    [equals('prov.lokal', 'VE'), 'ni har svarat ”Vet inte” på ”Har ni en lokal?”'],
    [
      oneOf('prov.storlek', 'liten', 'stor'),
      'ni har svarat ”Liten” eller ”Stor” på ”Hur stor är den?”',
    ],
    [contains('prov.delar', 'skola'), 'ni har valt ”Skola” på ”Vilka delar?”'],
    [atLeast('prov.helhet', 4), 'ni har svarat minst 4 på ”Hur fungerar det?”'],
    [atMost('prov.antal', 2.5), 'ni har svarat högst 2,5 medlemmar på ”Hur många är ni?”'],
    [
      atLeast('prov.bildad', '2000-01-01'),
      'ni har svarat 2000-01-01 eller senare på ”När bildades ni?”',
    ],
    [
      atLeast('prov.bemotande.skola', 3),
      'ni har svarat minst 3 på ”Hur blir ni bemötta av skolan?”',
    ],
    [
      all(equals('prov.lokal', 'ja'), any(answered('prov.namn'), answered('prov.antal'))),
      'ni har svarat ”Ja” på ”Har ni en lokal?” och (ni har svarat på ”Vad gör ni?” eller ni har svarat på ”Hur många är ni?”)',
    ],
    [
      not(all(equals('prov.lokal', 'ja'), not(answered('prov.namn')))),
      'ni inte har svarat ”Ja” på ”Har ni en lokal?” eller ni har svarat på ”Vad gör ni?”',
    ],
    [all(answered('prov.namn')), 'ni har svarat på ”Vad gör ni?”'],
  ])('%j', (condition, expected) => expect(inWords(condition)).toBe(expected))
})
