/** `code` and `ticket` mostly say nothing of anybody (`?code=EUR`): so long they are credentials that are used once. */
const lengthMin = 16;
const signInPath =
  /callback|oauth|openid|oidc|saml|(?<![a-z])(?:auth|authorize|login|log-in|signin|sign-in|sso|verify|activate|reset)(?![a-z])/i;

/** The name, when `name=value` is a code or ticket of somebody who signs in: a long one, or one on a path for that. */
export function signInWord(name: string, value: string, target: string): string | undefined {
  const word = /^(code|ticket)=?$/i.exec(name)?.[1]?.toLowerCase();
  if (word === undefined) return undefined;
  return value.length >= lengthMin || signInPath.test(target.split('?', 1)[0] ?? '') ? word : undefined;
}
