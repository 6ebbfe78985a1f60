import type { Language } from '@iwaa/contracts/vocabulary';

/** Unicode's isolates: what stands between a beginning and the end has its own direction, whatever stands around it. */
const leftToRight = '\u2066';
const rightToLeft = '\u2067';
const end = '\u2069';
const isolates = /[\u2066-\u2069]/g;

/**
 * What is read from left to right within Arabic: a code in backticks or braces, or letters and digits with the marks that join
 * them, such as `SK-2425-00042`, `2026-11-29 05:30`, `UTC+1`, `-5`, `87 %`.
 */
const leftToRightRun =
  /`[^`\n]+`|\{[^{}\n]*\}|[-+]?[\p{Script=Latin}\p{Nd}](?:[\p{Script=Latin}\p{Nd}\p{M}]|[ _./:,+@&=?#~%'’°-]+(?=[\p{Script=Latin}\p{Nd}]))*(?: ?%)?/gu;

/** What makes a line of Markdown a heading or an item of a list, which has to stay its beginning. */
const markOfLine = /^ *(?:(?:#{1,6}|[-*>]|\d+\.) +)*/;
/** What makes Markdown begin the next line on a line of its own, which has to stay the end. */
const breakOfLine = /\\$/;

/**
 * A text, or Markdown, as it is read in order wherever it is shown, also on a page that runs the other way: each line of
 * Arabic stands in an isolate of its direction, and each code, number and date within it in one of theirs. Blocks of code stay as
 * they are, since they are copied. A text in another language is given back as it is.
 */
export function inReadingOrder(language: Language, text: string): string {
  if (language !== 'ar') return text;
  let inCode = false;
  return text
    .replace(isolates, '')
    .split('\n')
    .map((line) => {
      const isFence = line.trimStart().startsWith('```');
      if (isFence) inCode = !inCode;
      return isFence || inCode ? line : isolatedLine(line);
    })
    .join('\n');
}

function isolatedLine(line: string): string {
  const mark = markOfLine.exec(line)?.[0] ?? '';
  const lineBreak = breakOfLine.exec(line)?.[0] ?? '';
  const said = line.slice(mark.length, line.length - lineBreak.length);
  if (said === '') return line;
  return `${mark}${rightToLeft}${said.replace(leftToRightRun, `${leftToRight}$&${end}`)}${end}${lineBreak}`;
}
