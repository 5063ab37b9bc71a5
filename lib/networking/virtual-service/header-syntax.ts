const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Whether HTTP takes the text as the name of a header. */
export function isHeaderName(text: string): boolean {
  return TOKEN.test(text);
}

const LIST = String.raw`\s*\[\s*"[^"]*"(?:\s*,\s*"[^"]*")*\s*\]\s*`;
const ARGUMENTS = String.raw`\((?:${LIST}|(?!\s*\[)[^)"\\]*)\)\s*`;
const VARIABLE = String.raw`%[A-Z0-9_]+(?:${ARGUMENTS}|:\d+)?%`;
const TEMPLATE = new RegExp(`^(?:[^%]|%%|${VARIABLE})*$`);

/** Why Envoy does not take the text as the content of a header; absent where it does. */
export function headerValueProblem(text: string): { readonly must: string; readonly fix: string } | undefined {
  if (/[^\t\P{Cc}]/u.test(text)) {
    return { must: 'have no control characters', fix: 'a header is one line' };
  }
  if (!TEMPLATE.test(text)) {
    return {
      must: "have '%' only around a variable, such as %REQ(X-REQUEST-ID)%",
      fix: "write '%%' for a percent sign",
    };
  }
  return undefined;
}
