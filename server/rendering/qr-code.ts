import makeQrCode from 'qrcode-generator'

import type { QrCode } from '../views/login/login-views.ts'

/** The quiet zone that a QR code needs around it, in modules. */
const MARGIN = 4

/** A text as a QR code: one path of squares, of which each is one unit. */
export function qrCode(text: string): QrCode {
  const code = makeQrCode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const indices = Array.from({ length: count }, (_, index) => index)
  const path = indices
    .flatMap(row =>
      indices
        .filter(column => code.isDark(row, column))
        .map(column => `M${column + MARGIN} ${row + MARGIN}h1v1h-1z`),
    )
    .join('')
  return { size: count + 2 * MARGIN, path }
}
