import { HarnessError } from '../reports/index.ts';
import { glob } from './glob.ts';
import { atPointer, parseJson } from './json.ts';
import type { AttestRule, MarkPlace, VersionRule } from './options.ts';
import { headerOf, isComplete, setCookiesOf, type CompleteReply, type Reply } from './reply.ts';

/** What one reply shows of where it comes from. */
export interface Proof {
  readonly group: 'proven' | 'unproven' | 'wrong';
  /** The value that proved or disproved it; for a separate version rule, that rule's value. */
  readonly version?: string;
}

type Group = 'stable' | 'preview';

const unproven: Proof = { group: 'unproven' };

/** Reads the proof out of replies. */
export interface Attester {
  readonly asked: boolean;
  /** A reply that did not come proves nothing. */
  prove(group: Group, reply: Reply): Proof;
  /** True when preview's version is the wanted one (or none was named). */
  isCandidate(version: string): boolean;
}

/**
 * `header:x-served-by=*-v1` → the rule that preview's replies carry this mark.
 *
 * @throws {HarnessError} `usage` where the text is no such rule.
 */
export function parseAttest(text: string): AttestRule {
  const found = /^((?:header|cookie|json):[^=]+)=(.+)$/.exec(text);
  if (found?.[1] === undefined || found[2] === undefined) {
    throw new HarnessError('usage', {
      what: `"${text}" does not say how a reply proves its group.`,
      where: '--attest',
      todo: "Write header:NAME=VALUE, cookie:NAME=VALUE or json:/pointer=VALUE, as in 'header:x-served-by=*-v1'.",
    });
  }
  return { by: found[1] as MarkPlace, preview: found[2] };
}

/** A version rule with an endpoint says nothing of replies: what they prove is what their group mark says. */
export function openAttester(rules: readonly AttestRule[], stated: VersionRule | undefined): Attester {
  const version = stated?.endpoint === undefined ? stated : undefined;
  const marks = [...new Set(rules.map((rule) => rule.by))].map((by) => markOf(by, rules));
  const isWanted = version?.candidate === undefined ? () => true : glob(version.candidate);
  const prove = (group: Group, reply: CompleteReply): Proof => {
    const proofs = marks.map((mark) => proveBy(mark, group, reply));
    const proof = proofs.find((one) => one.group === 'wrong') ?? proofs.find((one) => one.group === 'proven');
    if (proof === undefined) return unproven;
    if (version === undefined || proof.group !== 'proven') return proof;
    const value = readMark(version.by, reply);
    return value === undefined ? unproven : { group: 'proven', version: value };
  };
  const readsBody = [...marks, ...(version ? [version] : [])].some(({ by }) => by.startsWith('json:'));
  const proveOne = readsBody ? prove : rememberingLast(prove);
  return {
    asked: rules.length > 0,
    prove: (group, reply) => (isComplete(reply) ? proveOne(group, reply) : unproven),
    isCandidate: (value) => isWanted(value),
  };
}

/** A group repeats its headers, as one object: what the last ones proved needs no second look. */
function rememberingLast(prove: (group: Group, reply: CompleteReply) => Proof): typeof prove {
  const last: { [group in Group]?: { readonly headers: object; readonly proof: Proof } } = {};
  return (group, reply) => {
    const { headers } = reply;
    const known = last[group];
    if (known?.headers === headers) return known.proof;
    const proof = prove(group, reply);
    last[group] = { headers, proof };
    return proof;
  };
}

/** All rules that read one mark: a value that proves preview under any of them is preview's. */
interface Mark {
  readonly by: MarkPlace;
  readonly absentIsStable: boolean;
  isPreview(value: string): boolean;
  isStable(value: string): boolean;
}

function markOf(by: MarkPlace, all: readonly AttestRule[]): Mark {
  const rules = all.filter((rule) => rule.by === by);
  const preview = rules.map((rule) => glob(rule.preview));
  const stable = rules.flatMap((rule) =>
    rule.stable === undefined || rule.stable === 'absent' ? [] : [glob(rule.stable)],
  );
  const isPreview = (value: string): boolean => preview.some((matches) => matches(value));
  return {
    by,
    absentIsStable: rules.some((rule) => rule.stable === 'absent'),
    isPreview,
    isStable: (value) => (stable.length > 0 ? stable.some((matches) => matches(value)) : !isPreview(value)),
  };
}

function proveBy(mark: Mark, group: Group, reply: CompleteReply): Proof {
  const value = readMark(mark.by, reply);
  if (value === undefined) {
    return group === 'stable' && mark.absentIsStable ? { group: 'proven' } : { group: 'unproven' };
  }
  const fits = group === 'preview' ? mark.isPreview(value) : mark.isStable(value);
  return { group: fits ? 'proven' : 'wrong', version: value };
}

/** The value of a mark in a reply, where it is there. */
export function readMark(by: MarkPlace, reply: CompleteReply): string | undefined {
  const [source, name] = [by.slice(0, by.indexOf(':')), by.slice(by.indexOf(':') + 1)];
  if (source === 'header') return headerOf(reply, name);
  if (source === 'cookie') {
    const pair = setCookiesOf(reply).find((line) => line.startsWith(`${name}=`));
    return pair
      ?.slice(name.length + 1)
      .split(';', 1)[0]
      ?.trim();
  }
  const document = reply.body.text === undefined ? undefined : parseJson(reply.body.text);
  const value = document === undefined ? undefined : atPointer(document, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
