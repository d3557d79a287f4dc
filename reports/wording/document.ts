/** The frame of every page: a whole document under a policy of its own. */
import { createHash } from 'node:crypto';
import type { Language } from '../language/language.ts';
import { markup, Markup } from './markup.ts';

export interface DocumentHead {
  readonly title: string;
  /** English unless something else is given. */
  readonly language?: Language;
  readonly style: string;
  /** What else its policy says, for example `form-action 'self'`. */
  readonly policy: readonly string[];
}

/** From the doctype to the beginning of the body. */
export function documentStart({ title, language = 'en', style, policy }: DocumentHead): string {
  return markup`<!doctype html>
<html lang="${language}" data-theme="system">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policyOf(style, policy))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title} · Seaworthy</title>
<style>${new Markup(style)}</style>
</head>
<body>
`.text;
}

export const documentEnd = '</body>\n</html>\n';

/** A policy under which nothing loads but this style and what `more` lets in. */
export function policyOf(style: string, more: readonly string[]): string {
  return ["default-src 'none'", `style-src '${digestOf(style)}'`, ...more].join('; ');
}

/** A text as a policy names it. */
export function digestOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
