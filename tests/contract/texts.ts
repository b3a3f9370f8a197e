/** Text that stores have been known to alter. */
export const HARD_TEXT = 'Å "ä" ö\u0000 \\ $where {a.b} 😀 \u2028 </script> %_\'; DROP'

/** The same, one kind at a time. A store keeps each of them to the letter. */
export const HARD_TEXTS: readonly string[] = [
  HARD_TEXT,
  '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 \u{10ffff}',
  '$where',
  '$',
  '$set.$inc',
  'a.b.c',
  '.',
  '__proto__',
  'constructor',
  'a\u0000b',
  'a',
  'a\u0000',
  '\u0000',
  Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('') +
    '\u007f\u0085\u009f',
  // Three texts that look alike: Å as one character, as A and a ring, and as the unit of length.
  '\u00c5',
  'A\u030a',
  '\u212b',
  'a\u0301\u0323\u0323\u0301 e\u20dd',
  '\u200fשלום\u202e abc \u2066x\u2069',
  'rad ett\r\nrad två\nrad tre\rslut\r\n',
  '\ufeffbörjar med märke',
  '\ufffd \ufffe \uffff \ufdd0',
  '\u2028\u2029\u00a0\u00ad\u200b',
  ' mellanslag \t',
  '"citat" \'citat\' `citat` \\ \\u0000 \\n',
  "'; DROP TABLE response; --",
  '%_*?[a-z]^$(){}|+',
  '%2F%20%25',
  'a/b c%',
  '{"$gt":""}',
  '[]',
  'null',
  'true',
  '12',
  '1e5',
  'NaN',
  '2022-10-10T21:59:59.000Z',
  '507f1f77bcf86cd799439011',
  '</script><!-- {{namn}} ${namn} -->',
]

/** Texts that are no ids anywhere: an index has no room for them, or nothing to find. */
export const HARD_CONTENTS: readonly string[] = ['', 'å😀'.repeat(2500), 'x'.repeat(70_000)]

/** Half a character: UTF-8 has no bytes for it. */
export const HALF_CHARACTERS: readonly string[] = ['\ud83d', 'a\ude00b', '\ude00\ud83d']

/**
 * Ids in the order of their code points. `ﬀ` and its like come after an emoji for those who compare
 * halves of characters; `a` with a ring above it is another text than `å`.
 */
export const IN_ORDER: readonly string[] = [
  '\u0000',
  '\u0000b',
  '10',
  '2',
  'A',
  'Z',
  'a',
  'a\u0000',
  'a!',
  'a/b',
  'ab',
  'a\u030a',
  'z',
  'Ä',
  'Å',
  'Ö',
  'ä',
  'å',
  'ö',
  '\ud7ff',
  '\ue000',
  '\ufb00',
  '\uffff',
  '😀',
  '\u{10ffff}',
]

/** The same ids in another order, which is always the same. */
export const OUT_OF_ORDER: readonly string[] = IN_ORDER.map(
  (_, index) => IN_ORDER[(index * 7 + 3) % IN_ORDER.length] ?? '',
)

/** The order of code points, worked out in another way than the product does: as UTF-8 byte for byte. */
export function inBytes(a: string, b: string): number {
  return Buffer.from(a).compare(Buffer.from(b))
}
