/** Characters that no keyboard writes and no page can show; a line break and a tab are none of them. */
const CONTROL = /[^\P{Cc}\n\t]/gu

export function hasControlCharacter(text: string): boolean {
  return text.search(CONTROL) >= 0
}

export function withoutControlCharacters(text: string): string {
  return text.replace(CONTROL, '')
}
