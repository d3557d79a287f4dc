/** Matchers of labels, as silences and routes of Alertmanager have them. Pure. */
import { matches } from './pattern.ts';

export type Labels = Readonly<Record<string, string>>;

export interface LabelMatcher {
  readonly name: string;
  readonly value: string;
  readonly isRegex: boolean;
  /** False for `!=` and `!~`. */
  readonly isEqual: boolean;
}

/** Whether the labels meet the matcher; a label that is not there is empty. */
export function meets(labels: Labels, { name, value, isRegex, isEqual }: LabelMatcher): boolean {
  const given = labels[name] ?? '';
  return (isRegex ? meetsPattern(value, given) : given === value) === isEqual;
}

/**
 * Whether an alert with these labels, and others that are not known, may meet all matchers: none of those on known
 * labels speaks against it.
 */
export function mayMeet(labels: Labels, matchers: readonly LabelMatcher[]): boolean {
  return matchers.every((matcher) => !Object.hasOwn(labels, matcher.name) || meets(labels, matcher));
}

/** `severity=~"page|mail"` as Alertmanager writes matchers; undefined for other text. */
export function matcherIn(text: string): LabelMatcher | undefined {
  const found = /^\s*"?([^\s"=!~{},]+)"?\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|[^"{},]*?)\s*$/.exec(text);
  const [, name, sign = '', quoted = ''] = found ?? [];
  if (name === undefined) return undefined;
  const value = quoted.startsWith('"') ? quoted.slice(1, -1).replace(/\\(.)/g, '$1') : quoted;
  return { name, value, isRegex: sign.endsWith('~'), isEqual: sign.startsWith('=') };
}

/** As a person writes it. */
export function matcherText({ name, value, isRegex, isEqual }: LabelMatcher): string {
  const sign = isRegex ? (isEqual ? '=~' : '!~') : isEqual ? '=' : '!=';
  return `${name}${sign}"${value}"`;
}

function meetsPattern(pattern: string, text: string): boolean {
  try {
    return matches(`^(?:${pattern})$`, text);
  } catch {
    // Go reads expressions that this engine does not: rather one silence too many than one unseen.
    return true;
  }
}
