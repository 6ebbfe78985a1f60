/** Scripts in which letters join or form conjuncts, and in which a joiner between two letters changes what is read. */
const joining = [
  'Arabic',
  'Syriac',
  'Nko',
  'Mongolian',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Khmer',
  'Myanmar',
]
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');

/**
 * What is neither seen nor blank: control, format and private characters, halves of characters, ends of lines, and the
 * letters and signs that Unicode has for nothing, such as U+3164 (a filler) and U+2800 (braille without a dot).
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** What of it a script or an emoji needs, where it needs it. */
const needed = new RegExp(
  [
    // Zero-width joiner and non-joiner within a word of such a script.
    String.raw`(?<=[${joining}]\p{M}*)[\u200c\u200d](?=[${joining}])`,
    // Emoji made of several; the sign before the joiner may have a colour of skin or a variation selector.
    String.raw`(?<=\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]*)\u200d(?=\p{Extended_Pictographic})`,
    // Whether a sign is shown as text or as an emoji, the key of a telephone, and which form a Chinese character has.
    String.raw`(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]`,
    String.raw`(?<=[0-9#*])\ufe0f(?=\u20e3)`,
    String.raw`(?<=\p{Script=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
  ].join('|'),
  'gu',
);

/**
 * Whether a text on one line is what it looks like: nothing in it is invisible or changes the direction of what follows,
 * and something in it is seen. The joiners that Persian, the scripts of India and emoji are written with are in their place.
 */
export function isReadableLine(text: string): boolean {
  const seen = text.replaceAll(needed, '');
  return !unseen.test(seen) && /[\p{L}\p{N}\p{P}\p{S}]/u.test(seen);
}
