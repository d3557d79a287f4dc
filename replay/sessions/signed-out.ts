import { headerOf, type CompleteReply } from '../reply.ts';

const loginPage = /(?:^|[/_-])(?:log|sign)[-_]?in(?:[/._;-]|$)|\/(?:sso|oauth2?|saml2?|cas)(?:\/|$)/i;

/** True for a reply that says: sign in first. */
export function saysSignIn(reply: CompleteReply): boolean {
  return reply.status === 401 || leadsToLogin(reply);
}

/** True for a redirect to a login page. */
export function leadsToLogin(reply: CompleteReply): boolean {
  if (reply.status < 300 || reply.status > 399) return false;
  const location = headerOf(reply, 'location') ?? '';
  const path = location.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  return isLoginPath(path);
}

/** Whether a path is called as login pages are. */
export function isLoginPath(path: string): boolean {
  return loginPage.test(path);
}
