import { place } from '../../../reports/index.ts';
import { type Effect, effectOf } from '../changes.ts';
import type { Contract, Requirement, Scheme, Security } from '../contract.ts';
import { minus } from '../sets.ts';
import type { OperationPair } from './operation-pair.ts';
import type { DiffTools } from './walk.ts';

/** Which credentials an operation asks for. Credentials that met the baseline and do not meet the candidate are lost. */
export function diffSecurity({ old, new: now, name }: OperationPair, { collector }: DiffTools): void {
  const lost = old.security.some((requirement) => !meets(requirement, now.security));
  const gained = now.security.some((requirement) => !meets(requirement, old.security));
  const effect = effectOf(lost, gained);
  if (effect === 'none') return;
  const isShared = old.isSecurityInherited && now.isSecurityInherited;
  const element = isShared
    ? { key: 'security', label: 'the API' }
    : { key: `${place.label(now.place)} security`, label: `operation \`${name}\`` };
  collector.add({
    kind: 'security',
    effect,
    element: { role: 'operation', ...element },
    place: now.place,
    from: textOf(old.security),
    to: textOf(now.security),
    old: old.at,
    new: now.at,
  });
}

function meets(credentials: Requirement, security: Security): boolean {
  return security.some((needed) =>
    [...needed].every(([name, scopes]) => {
      const given = credentials.get(name);
      return given !== undefined && minus(scopes, given).size === 0;
    }),
  );
}

function textOf(security: Security): string {
  const texts = security.map((requirement) =>
    [...requirement].map(([name, scopes]) => [name, ...[...scopes].sort()].join(' ')).join(' and '),
  );
  return texts.map((text) => (text === '' ? 'nothing' : text)).join(' or ');
}

/** How credentials travel and where they come from, for each scheme that some operation asks for. */
export function diffSchemes(old: Contract, now: Contract, { collector }: DiffTools): void {
  for (const name of new Set([...old.schemes.keys(), ...now.schemes.keys()])) {
    const [before, after] = [old.schemes.get(name), now.schemes.get(name)];
    const places = placesUsing(name, [old, now]);
    if (places.length === 0) continue;
    const element = {
      role: 'operation',
      key: `security scheme ${name}`,
      label: `security scheme \`${name}\``,
    } as const;
    for (const change of schemeChanges(before, after)) {
      for (const at of places)
        collector.add({
          kind: 'security-scheme',
          element,
          place: at,
          old: before?.at,
          new: after?.at,
          ...change,
        });
    }
  }
}

function placesUsing(name: string, contracts: readonly Contract[]): string[] {
  const operations = contracts.flatMap(({ operations }) => [...operations.values()]);
  const using = operations.filter(({ security }) => security.some((requirement) => requirement.has(name)));
  return [...new Set(using.map((operation) => operation.place))];
}

interface SchemeChange {
  readonly effect: Effect;
  readonly from: string;
  readonly to: string;
}

/** A scheme that comes or goes with its use is told there; what it asks for stays open where it is not described. */
function schemeChanges(old: Scheme | undefined, now: Scheme | undefined): SchemeChange[] {
  if (old === undefined || now === undefined) {
    const [from, to] = [old?.carried ?? 'not described', now?.carried ?? 'not described'];
    return [{ effect: 'none', from, to }];
  }
  const changes: SchemeChange[] = [];
  if (old.carried !== now.carried)
    changes.push({ effect: 'incomparable', from: old.carried, to: now.carried });
  changes.push(...urlChange('', old, now));
  for (const flow of new Set([...old.flows.keys(), ...now.flows.keys()])) {
    const [before, after] = [old.flows.get(flow), now.flows.get(flow)];
    const scopes = [before?.scopes ?? new Set(), after?.scopes ?? new Set()] as const;
    const [lost, gained] = [minus(scopes[0], scopes[1]), minus(scopes[1], scopes[0])];
    const isOther = (before === undefined) !== (after === undefined) || lost.size + gained.size > 0;
    if (isOther) {
      const effect = effectOf(after === undefined || lost.size > 0, before === undefined || gained.size > 0);
      changes.push({ effect, from: flowText(flow, before), to: flowText(flow, after) });
    }
    if (before && after) changes.push(...urlChange(`${flow} `, before, after));
  }
  return changes;
}

type Urls = Pick<Scheme, 'urls'>;

function urlChange(prefix: string, { urls: before }: Urls, { urls: after }: Urls): SchemeChange[] {
  const [from, to] = [before, after].map((urls) => `${prefix}${urls.join(', ') || 'no URL'}`) as [
    string,
    string,
  ];
  return from === to ? [] : [{ effect: 'unknown', from, to }];
}

function flowText(flow: string, found: { readonly scopes: ReadonlySet<string> } | undefined): string {
  return found === undefined
    ? `no flow ${flow}`
    : `${flow} with ${[...found.scopes].sort().join(', ') || 'no scopes'}`;
}
