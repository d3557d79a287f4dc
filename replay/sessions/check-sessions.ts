import { HarnessError } from '../../reports/index.ts';
import { slotOf } from './carried-values.ts';
import type { IdentityOptions, LoginStep, SessionOptions } from './options.ts';
import { placeholdersIn } from './placeholders.ts';

/** @throws {HarnessError} `usage` for what can never work. Messages hold names, no values. */
export function checkSessions(options: SessionOptions | undefined): void {
  if (options === undefined) return;
  const { identities = [], extract = [], into = [], identifiedBy = 'client' } = options;
  if (!/^(?:client|(?:cookie|header):.+)$/.test(identifiedBy))
    refuse(
      `"${identifiedBy}" tells no users apart.`,
      'identifiedBy',
      'Write client, cookie:NAME or header:NAME.',
    );
  const names = identities.map(({ name }) => name);
  const twice = names.find((name, index) => name === '' || names.indexOf(name) !== index);
  if (twice !== undefined)
    refuse(`The name "${twice}" is empty or there twice.`, 'identities', 'Name each once.');
  for (const identity of identities) checkIdentity(identity);
  const known = new Set([
    ...extract.map(({ name }) => name),
    ...identities.flatMap(({ login }) => login?.steps.flatMap(extractedBy) ?? []),
  ]);
  for (const text of into) {
    const slot = slotOf(text);
    if (slot === undefined)
      refuse(
        `"${text}" does not say where a value goes.`,
        'into',
        'Write /users/{userId} or /orders?cursor={cursor}.',
      );
    if (!known.has(slot.name))
      refuse(
        `Nothing extracts the value {${slot.name}} of "${text}".`,
        'into',
        'Add it to extract, or to a step of a login.',
      );
  }
}

function checkIdentity({ name, login, headers = {}, cookies = {} }: IdentityOptions): void {
  const where = `identities "${name}"`;
  const known = new Set<string>();
  if (login?.steps.length === 0) refuse('A login without steps signs nobody in.', where, 'Add its steps.');
  for (const [index, step] of (login?.steps ?? []).entries()) {
    checkStep(step, `${where}, step ${index + 1}`, known);
    for (const extracted of extractedBy(step)) known.add(extracted);
  }
  checkKnown([...Object.values(headers), ...Object.values(cookies)], known, where);
}

function checkStep(step: LoginStep, where: string, known: ReadonlySet<string>): void {
  if (!/^\/(?![/\\])/.test(step.path) || /[\s#]/.test(step.path))
    refuse(
      'Its path does not begin with one "/".',
      where,
      'Write it below the URL of the group: /api/login.',
    );
  if (step.method !== undefined && !/^[A-Za-z]{3,10}$/.test(step.method))
    refuse('Its method is none.', where, 'Write GET, POST or PUT.');
  if ([step.json, step.form, step.body].filter((content) => content !== undefined).length > 1)
    refuse('It has more than one content.', where, 'Keep one of json, form and body.');
  // contents are left alone: a password may hold braces
  checkKnown([step.path, ...Object.values(step.headers ?? {})], known, where);
}

function checkKnown(texts: readonly string[], known: ReadonlySet<string>, where: string): void {
  const missing = texts.flatMap(placeholdersIn).find((name) => !known.has(name));
  if (missing !== undefined)
    refuse(
      `No earlier step extracts {${missing}}.`,
      where,
      'Add it to extract of the step whose reply holds it.',
    );
}

function extractedBy({ extract = {} }: LoginStep): string[] {
  return Object.keys(extract);
}

function refuse(what: string, where: string, todo: string): never {
  throw new HarnessError('usage', { what, where: `sessions.${where}`, todo });
}
