import type { Level } from '../reports/index.ts';

/** One thing that replay judges. */
export interface ReplayRule {
  readonly id: string;
  /** As it should be. */
  readonly title: string;
  readonly level: Level;
  readonly why: string;
  readonly fix: string;
}

/** Every rule of replay, in the order of its report. */
export const replayRules = {
  'status-differs': {
    id: 'status-differs',
    title: 'Preview answers with the same status as stable',
    level: 'block',
    why: 'Callers branch on the status: users who are sent to preview get an error or another page than before.',
    fix: 'Repeat the sample request against preview and read its log; correct the code, or state the change as expected, with a reason and a last day, if it is meant.',
  },
  'body-differs': {
    id: 'body-differs',
    title: 'Preview answers with the same content as stable',
    level: 'block',
    why: 'Callers of the old version read these fields; a missing, renamed or differently typed one breaks them.',
    fix: 'Compare the two sample replies; correct the code, or state the change as expected, with a reason and a last day, if it is meant.',
  },
  'header-differs': {
    id: 'header-differs',
    title: 'Preview sends the same headers that matter',
    level: 'block',
    why: 'Browsers, caches and proxies act on these headers: pages may be cached too long, blocked, or lose a session.',
    fix: 'Set the header in preview as in stable, or state the change as expected, with a reason and a last day, if it is meant.',
  },
  'cache-differs': {
    id: 'cache-differs',
    title: 'Preview answers from a cache only where stable does',
    level: 'block',
    why: 'Users of preview get old answers where stable gives fresh ones, perhaps those of another user, and what the candidate says was not compared.',
    fix: 'Find the cache that answers for preview and set it as for stable; if it is meant, let the replay go past it and waive the result with a reason.',
  },
  'reply-breaks-contract': {
    id: 'reply-breaks-contract',
    title: 'Preview answers as the description of the API says',
    level: 'block',
    why: 'Callers generate clients and checks from the description; a reply that does not keep to it breaks them, whatever stable did.',
    fix: 'Correct the reply, or the description where it is the one that is wrong.',
  },
  'client-version-differs': {
    id: 'client-version-differs',
    title: 'Clients of every version in use get the same replies',
    level: 'block',
    why: 'Apps and partners update late or never; an interface must go on working for the versions that are out there.',
    fix: 'See the findings of the routes that these clients ask; serve their version as before.',
  },
  'latency-worse': {
    id: 'latency-worse',
    title: 'Preview answers as fast as stable',
    level: 'block',
    why: 'A slower reply holds connections and threads of every caller and spreads under load.',
    fix: 'Profile the route in preview; look for a missing index, an additional call or a cold cache.',
  },
  'group-not-proven': {
    id: 'group-not-proven',
    title: 'Every reply proves which group sent it',
    level: 'block',
    why: 'Two replies of the same group always agree. A router that sends preview requests to stable makes every comparison empty.',
    fix: 'Check the routing marks at each hop, and let every service name itself in its replies.',
  },
  'version-not-proven': {
    id: 'version-not-proven',
    title: 'Preview runs the candidate and stable does not',
    level: 'block',
    why: 'If both groups run the same version, or preview another one than will ship, the comparison says nothing about this release.',
    fix: 'Deploy the candidate to preview and only there, and replay again.',
  },
  'too-few-pairs': {
    id: 'too-few-pairs',
    title: 'Enough pairs of replies could be compared',
    level: 'block',
    why: 'A handful of pairs agrees by chance. What was set aside is in the ledger with its reason.',
    fix: 'Replay a longer capture, or remove the reason why most pairs were set aside.',
  },
  'route-not-judged': {
    id: 'route-not-judged',
    title: 'Every route that was asked could be judged',
    level: 'block',
    why: 'Other routes say nothing about this one: whatever the candidate broke here was not seen.',
    fix: 'Remove the reason why its pairs were set aside, or leave the route out of the selection.',
  },
  'shared-cache': {
    id: 'shared-cache',
    title: 'No cache hands answers of preview to users of stable',
    level: 'block',
    why: 'A cache that does not know the marks serves what preview answered to everybody: a fault of the candidate reaches all users, and replies prove nothing.',
    fix: 'Let the cache key hold the mark (Vary, or the cookie or header in the key), or go past it for marked requests.',
  },
  'unknown-mark': {
    id: 'unknown-mark',
    title: 'Only the very mark leads to preview, and the proof does not repeat it',
    level: 'warn',
    why: 'Old, foreign and mistyped marks are out there: their users would be sent to preview. A proof that repeats what was asked is given by any group.',
    fix: 'Let the router compare the whole value and send every other one to stable; let each service, not the router, name itself.',
  },
  'run-stopped': {
    id: 'run-stopped',
    title: 'The run went through without doing harm',
    level: 'block',
    why: 'A replay must never be the cause of an incident, so it stops at the first sign of one.',
    fix: 'Find out why the group failed under this load; lower the rate if the replay was the cause, or give its own machine room where that did not keep up.',
  },
} as const satisfies Record<string, ReplayRule>;

export type ReplayRuleId = keyof typeof replayRules;
