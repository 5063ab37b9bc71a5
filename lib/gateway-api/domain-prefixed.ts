const DOMAIN_PREFIXED =
  /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

/** Whether the text is a name with a domain in front, the form of what implementations add: `example.com/pool`. */
export function isDomainPrefixed(text: string): boolean {
  return text.length <= 253 && DOMAIN_PREFIXED.test(text);
}
