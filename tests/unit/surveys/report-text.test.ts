import { describe, expect, it } from '@jest/globals'

import { textBeside, textBlocks } from '../../../surveys/report-text.ts'
import { reportText } from '../../builders/free-text-records.ts'

const paragraph = (text: string) => ({ kind: 'paragraph', text })
const list = (...items: readonly string[]) => ({ kind: 'list', items })

describe('textBlocks', () => {
  it.each([
    ['nothing', '', []],
    ['only space', ' \n\t\n ', []],
    ['one paragraph over several lines', 'Det här\när ett.', [paragraph('Det här är ett.')]],
    [
      'paragraphs with empty lines between',
      'Ett.\n \n\nTvå.',
      [paragraph('Ett.'), paragraph('Två.')],
    ],
    [
      'line breaks of other systems',
      'Ett.\r\n\r\nTvå.\rTre.',
      [paragraph('Ett.'), paragraph('Två. Tre.')],
    ],
    ['a list', '- ett\n- två', [list('ett', 'två')]],
    [
      'a list right after a paragraph',
      'Vi bör:\n- ett\n- två',
      [paragraph('Vi bör:'), list('ett', 'två')],
    ],
    ['an item over two lines', '- ett\n  går på\n- två', [list('ett går på', 'två')]],
    ['two lists', '- ett\n\n- två', [list('ett'), list('två')]],
    [
      'a number below zero and a dash, which are no items',
      '-2 är lågt\n– så',
      [paragraph('-2 är lågt – så')],
    ],
  ])('reads %s', (_name, text, blocks) => {
    expect(textBlocks(text)).toEqual(blocks)
  })

  it.each(['<script>alert(1)</script>', '# Rubrik **fet** [länk](x)', '=SUM(1+1)', '{{round}}'])(
    'keeps as text what looks like markup or a formula: %s',
    text => {
      expect(textBlocks(text)).toEqual([paragraph(text)])
    },
  )
})

describe('textBeside', () => {
  const texts = [
    reportText(1),
    reportText(2, { beside: 'första' }),
    reportText(3, { beside: 'rättelsen' }),
  ]

  it.each([
    ['the last before anything was certified', [], 1],
    ['the last that was written beside the first result', ['första'], 2],
    ['the last of all beside the correction', ['första', 'rättelsen'], 3],
  ])('is %s', (_name, versions, number) => {
    expect(textBeside(texts, versions)?.number).toBe(number)
  })

  it('is the one that was written before the correction, where nobody has written since', () => {
    expect(textBeside(texts.slice(0, 2), ['första', 'rättelsen'])?.number).toBe(2)
  })

  it('is null where nothing is written', () => {
    expect(textBeside([], ['första'])).toBeNull()
  })
})
