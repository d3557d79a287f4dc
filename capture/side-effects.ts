/**
 * GET requests that change something all the same, so that they are never sent again.
 *
 * The list is on the careful side: what it refuses by mistake is counted in the ledger and can be let
 * through with `harmless`; what it lets through by mistake would log users out or count clicks twice.
 */
export interface SideEffect {
  readonly id: string;
  /** Matched with the decoded path, or with the decoded query without its `?`. */
  readonly within: 'path' | 'query';
  readonly pattern: RegExp;
  /** One of these, in any case, stands wherever the pattern fits: without them it need not be tried. */
  readonly words: readonly string[];
  readonly example: string;
}

const writeVerbs = words(
  'delete remove destroy purge clear reset create insert update save submit confirm activate deactivate',
  'approve revoke cancel refund checkout transfer vote upvote downvote',
);
const counters = words('click clk track beacon pixel impression imp counter hit collect conversion pv uv');
const actions = words('action act cmd command do op operation oper task event method');
const changes = words(
  'delete del remove destroy purge clear reset create insert add put post patch update edit set save submit',
  'confirm activate approve revoke cancel refund pay buy checkout transfer vote like click logout signout logoff',
  'unsubscribe',
);

export const sideEffects: readonly SideEffect[] = [
  {
    id: 'leave',
    within: 'path',
    pattern: /(?:log|sign)[-_]?(?:out|off)/i,
    words: words('logo log-o log_o signo sign-o sign_o'),
    example: '/api/logout',
  },
  {
    id: 'subscription',
    within: 'path',
    pattern: /\/(?:un|re)?-?subscribe|\/opt[-_]?out/i,
    words: words('subscribe /opto /opt-o /opt_o'),
    example: '/mail/unsubscribe/8f3a',
  },
  {
    // at most one word after the verb: `deleteItem`, but not `remove-duplicates-in-sql`
    id: 'write-verb',
    within: 'path',
    pattern: new RegExp(
      `/(?:do[-_]?)?(?:${writeVerbs.join('|')})(?:[A-Z][A-Za-z]*|[-_][A-Za-z]{1,20})?(?:\\.\\w{2,5})?(?:[/;]|$)`,
    ),
    words: writeVerbs.flatMap((verb) => ['/', 'do', 'do-', 'do_'].map((before) => before + verb)),
    example: '/orders/7/deleteItem',
  },
  {
    id: 'counter',
    within: 'path',
    pattern: new RegExp(`/(?:${counters.join('|')})(?:\\.\\w{2,5})?(?:[/;]|$)`, 'i'),
    words: counters.map((counter) => `/${counter}`),
    example: '/api/click?ad=3',
  },
  {
    id: 'action',
    within: 'query',
    pattern: new RegExp(`(?:^|&)(?:${actions.join('|')}|_method)=(?:do[-_]?)?(?:${changes.join('|')})`, 'i'),
    words: actions.map((action) => `${action}=`),
    example: '/admin?action=delete&id=7',
  },
  {
    id: 'flag',
    within: 'query',
    pattern: /(?:^|&)(?:logout|signout|delete|remove|unsubscribe)(?:=(?!(?:0|false|no)(?:&|$))|&|$)/i,
    words: words('logout signout delete remove unsubscribe'),
    example: '/account?logout=1',
  },
  {
    id: 'sign-in-code',
    within: 'query',
    pattern: /(?:^|&)(?:code|ticket|SAMLResponse)=[^&]{16,}/,
    words: words('code= ticket= SAMLResponse='),
    example: '/oauth/callback?code=4/0AeaYSHBxyz1234567&state=x',
  },
];

const ofPath = sideEffects.filter(({ within }) => within === 'path');
const ofQuery = sideEffects.filter(({ within }) => within === 'query');
const assetPattern = /\.(?:js|mjs|css|map|png|jpe?g|svg|webp|avif|ico|woff2?|ttf|eot)$/i;

/** Whether a decoded path and query are on the list. Files of a page, such as `/static/delete.svg`, are not. */
export function hasSideEffect(path: string, query: string): boolean {
  if (query !== '' && ofQuery.some(({ pattern }) => pattern.test(query))) return true;
  return !assetPattern.test(path) && ofPath.some(({ pattern }) => pattern.test(path));
}

function words(...lines: readonly string[]): readonly string[] {
  return lines.join(' ').split(' ');
}
