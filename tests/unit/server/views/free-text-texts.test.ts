import { expect, it } from '@jest/globals'

import { CODE_FIELDS } from '../../../../server/views/free-text/codes-views.ts'
import { COMMENT_GROUPS } from '../../../../surveys/free-text/find-comments.ts'
import { say } from '../../../builders/test-app.ts'

it('the texts have a sentence for all that can be wrong with a code or a quote, and for each group', () => {
  const keys = [
    ...COMMENT_GROUPS.map(group => `freeText.group.${group}`),
    ...Object.keys(CODE_FIELDS).flatMap(field => [`codeField.${field}`, `codeField.${field}.help`]),
    ...['noName', 'nameTaken', 'tooLong', 'manyLines'].map(fault => `codeFault.${fault}`),
    ...['stale', 'tooMany', 'unknown', 'inUse'].map(kind => `codes.refused.${kind}`),
    ...['empty', 'altered'].map(fault => `comment.quote.${fault}`),
  ]
  for (const key of keys) expect(say(key)).not.toBe('')
})
