import type { ReplayRule } from '../rules.ts';

/** Every rule of `replay pages`, in the order of its report. */
export const pageRules = {
  'page-broken': {
    id: 'page-broken',
    title: 'Every page opens in preview as it does in stable',
    level: 'block',
    why: 'Users who are sent to preview see an error page, or nothing.',
    fix: 'Open the page with the marks of preview and read its log; correct the code or the routing.',
  },
  'page-leads-elsewhere': {
    id: 'page-leads-elsewhere',
    title: 'Pages of preview lead where those of stable do',
    level: 'block',
    why: 'Whoever follows a link or a bookmark ends on another page than before.',
    fix: 'Compare the redirects of both groups; if the new destination is meant, accept the finding with a waiver.',
  },
  'page-complains': {
    id: 'page-complains',
    title: 'Pages of preview raise no error that stable does not',
    level: 'block',
    why: 'Behind an uncaught exception stands a part of the page that does not work for its users.',
    fix: 'Open the page with the marks of preview, read the console and correct the script; a message that is meant goes into ignoreMessages.',
  },
  'page-request-failed': {
    id: 'page-request-failed',
    title: 'Requests that pages make do not fail in preview only',
    level: 'block',
    why: 'The page asks for something that preview does not give: its old address, a missing route, a wrong host.',
    fix: 'Repeat the request with the marks of preview; correct the route, or the page that asks for it.',
  },
  'page-request-not-sent': {
    id: 'page-request-not-sent',
    title: 'What pages of preview ask for beyond those of stable could be sent',
    level: 'warn',
    why: 'Only GET and HEAD to allowed hosts are sent: whether a new write, socket or host works is not known from this run.',
    fix: 'Try it by hand with the marks of preview. A host that pages may call is allowed with --allow-host.',
  },
  'preflight-not-asked': {
    id: 'preflight-not-asked',
    title: 'Servers of other origins still allow what pages of preview ask of them',
    level: 'block',
    why: 'A browser asks by OPTIONS before such a request; where the server does not allow its method and headers, the request is never sent and that part of the page is empty for every user.',
    fix: 'Only GET and HEAD are sent here, so ask by hand: curl -X OPTIONS with Origin, Access-Control-Request-Method and Access-Control-Request-Headers and the marks of preview; the answer must allow them.',
  },
  'asset-missing': {
    id: 'asset-missing',
    title: 'Every script, style and image of a page is there',
    level: 'block',
    why: 'A page without its script or style is broken for every user; after the switch, pages in open tabs ask for old files too.',
    fix: 'Put the files of the new build in place before the page names them, and keep those of the old one.',
  },
  'asset-overwritten': {
    id: 'asset-overwritten',
    title: 'A file named by its content has the same content in both groups',
    level: 'block',
    why: 'Browsers and CDNs keep such a file for a year: some users get the old content, some the new, and no rollback helps.',
    fix: 'Let the build name the file anew whenever its content changes; never upload over an existing name.',
  },
  'page-from-two-groups': {
    id: 'page-from-two-groups',
    title: 'A page of preview and all that it asks for come from preview',
    level: 'block',
    why: 'The new page then talks to the old code: what was tested together does not run together.',
    fix: 'Check that the routing marks reach every path that the page asks for.',
  },
  'page-looks-different': {
    id: 'page-looks-different',
    title: 'Pages of preview look as they do in stable',
    level: 'warn',
    why: 'A change that nobody meant, such as a lost style or an empty list, shows in the picture and nowhere else.',
    fix: 'Look at the pictures: what differs is red, what stable changes itself is blue and does not count. A change that is meant is accepted with a waiver; what moves by chance is left out with --mask.',
  },
  'page-slower': {
    id: 'page-slower',
    title: 'Pages of preview appear as fast as in stable',
    level: 'warn',
    why: 'Users leave pages that appear late or move under their fingers.',
    fix: 'Compare both loads in the browser; look for larger scripts, blocking requests and images without size.',
  },
  'page-not-judged': {
    id: 'page-not-judged',
    title: 'Every chosen page could be compared',
    level: 'block',
    why: 'Other pages say nothing about this one: whatever the candidate broke here was not seen.',
    fix: 'Remove the reason why it could not be compared, or leave the page out. One that asks to sign in is opened as a test identity of replay.sessions; --as names it for --page.',
  },
  'pages-not-proven': {
    id: 'pages-not-proven',
    title: 'Every page proves which group sent it',
    level: 'block',
    why: 'Two pages of the same group always agree. A router that sends preview requests to stable makes every comparison empty.',
    fix: 'Check the routing marks, and let whatever serves pages name itself in a header.',
  },
  'pages-stopped': {
    id: 'pages-stopped',
    title: 'All pages were opened without doing harm',
    level: 'block',
    why: 'Opening pages must never be the cause of an incident, so it stops at the first sign of one.',
    fix: 'Find out why the group failed under this load; lower the rate if the pages were the cause.',
  },
} as const satisfies Record<string, ReplayRule>;

export type PageRuleId = keyof typeof pageRules;
