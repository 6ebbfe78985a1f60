const token = String.raw`[\w!#$%&'*+.^\`|~-]+`;
const quoted = String.raw`"(?:[\t \x21\x23-\x5b\x5d-\x7e\x80-\xff]|\\[\t \x21-\x7e\x80-\xff])*"`;
/** RFC 9110, 8.3.1. A blank belongs to the parameter before which it stands, so that there is one way to read it. */
const mediaType = new RegExp(
  String.raw`^${token}/${token}(?:[ \t]*;(?:[ \t]*${token}=(?:${token}|${quoted}))?)*[ \t]*$`,
);
const parameter = new RegExp(String.raw`;[ \t]*(${token})=(${token}|${quoted})`, 'g');

/**
 * Whether a Content-Type header says that the text is in UTF-8, or says nothing of how it is written, which for JSON means
 * the same (RFC 8259, 8.1). A header that is no media type says nothing that can be relied on.
 */
export function isUtf8(contentType: string): boolean {
  if (!mediaType.test(contentType)) return false;
  return [...contentType.matchAll(parameter)]
    .filter(([, name]) => name?.toLowerCase() === 'charset')
    .every(([, , value = '']) => /^"?utf-?8"?$/i.test(value.replaceAll(/\\(.)/g, '$1')));
}
