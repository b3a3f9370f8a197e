import { readFileSync } from 'node:fs'

import type { DrawnLogo } from '../../reports/formats/paper/draw-shape.ts'
import type { PaperFile } from '../../reports/formats/paper/begin-file.ts'
import type { Language } from '../../surveys/language.ts'
import { PUBLIC_LANGUAGES } from '../public-languages.ts'
import { readLogo } from '../theme/logo.ts'
import { standOut } from '../theme/steps.ts'
import type { ThemeSettings } from '../theme/theme.ts'

/** How high the municipality's picture stands on a form, and how wide at most, in points. */
const LOGO_HEIGHT = 34
const LOGO_WIDTH = 220

/**
 * How forms on paper look in an installation.
 *
 * @throws Problem 'config/faulty' for a logotype that cannot be shown.
 */
export function paperFile({
  title,
  language,
  createdAt,
  theme,
}: Pick<PaperFile, 'title' | 'createdAt'> & {
  readonly language: Language
  readonly theme: ThemeSettings
}): PaperFile {
  return {
    title,
    language: PUBLIC_LANGUAGES[language].locale,
    createdAt,
    fonts: readFonts(),
    logo: theme.logo === undefined ? null : drawnLogo(theme.logo),
    frameColour: standOut(theme.frameColour ?? theme.colour, 'light'),
  }
}

/** The fonts of all that is written. */
export function readFonts(): PaperFile['fonts'] {
  return { regular: readFont('regular'), bold: readFont('semibold') }
}

function readFont(weight: 'regular' | 'semibold'): Uint8Array {
  const name = `source-sans-3-${weight}.ttf`
  return readFileSync(new URL(`../../templates/fonts/${name}`, import.meta.url))
}

function drawnLogo(path: string): DrawnLogo {
  const { bytes, extension, width, height } = readLogo(path)
  const kind = extension === '.png' ? 'png' : 'jpeg'
  const scale = Math.min(LOGO_HEIGHT / height, LOGO_WIDTH / width)
  return {
    source: `data:image/${kind};base64,${bytes.toString('base64')}`,
    width: width * scale,
    height: height * scale,
  }
}
