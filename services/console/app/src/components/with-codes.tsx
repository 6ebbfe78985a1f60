import { Code } from './code.tsx';

const caseCode = /(\b[A-Z]{2,5}-\d{4}-\d{5,7}\b)/;

/** A text in which each case code stands as one. */
export function WithCodes({ children }: { readonly children: string }) {
  // What the pattern splits by stands between what it splits.
  return <>{children.split(caseCode).map((part, index) => (index % 2 === 1 ? <Code>{part}</Code> : part))}</>;
}
