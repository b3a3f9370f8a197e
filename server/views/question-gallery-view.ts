import type { GalleryExample } from '../demo/question-gallery.ts'
import { blockViews } from './question-view.ts'
import { NO_MARKS } from './site-view.ts'
import type { Wording } from './wording.ts'

/** Every type of question in every state, for those who change how they look. */
export function questionGalleryView(
  examples: readonly (readonly GalleryExample[])[],
  wording: Wording,
) {
  const { say } = wording
  return {
    ...NO_MARKS,
    title: say('gallery.title'),
    types: examples.map(states => ({
      name: states[0]?.element.type ?? '',
      states: states.map(({ state, element, content }) => ({
        name: say(`gallery.${state}`),
        questions: blockViews(
          [{ title: null, introduction: null, elements: [element] }],
          content,
          wording,
        ).flatMap(({ questions }) => questions),
      })),
    })),
  }
}
