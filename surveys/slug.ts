const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Whether a text can be an id that stands in addresses and file names: `samverkan-2022`. */
export function isPlainSlug(text: string): boolean {
  return text.length <= 60 && SLUG.test(text)
}
