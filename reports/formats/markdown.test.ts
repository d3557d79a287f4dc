import * as fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import { hostile } from '../../fixtures/reports/hostile.ts';
import { finding, rendered, reportOf, wideReport } from '../../fixtures/reports/small-and-wide.ts';
import { block, code, inline } from './comment/escape.ts';
import { markdown } from './markdown.ts';

const lengthMax = 65_536;

test.each([
  ['many findings', () => wideReport(5000)],
  ['long findings', () => wideReport(300, 60_000)],
  [
    'findings that double when escaped',
    () =>
      reportOf(
        wideReport(500).results.map((one) => ({
          ...one,
          message: '*&<|'.repeat(5000),
          why: '`'.repeat(9000),
          title: '@x '.repeat(500),
        })),
      ),
  ],
  [
    'many of everything',
    () =>
      reportOf(
        Array.from({ length: 500 }, (_, index) =>
          finding(index, {
            outcome: 'pending',
            command: '|'.repeat(5000),
            title: '*'.repeat(5000),
            owner: '&'.repeat(5000),
          }),
        ),
        {
          notices: Array.from({ length: 500 }, () => ({ kind: 'info', message: '<'.repeat(5000) })),
          gates: Array.from({ length: 500 }, () => ({
            tool: 'compat',
            name: '<'.repeat(5000),
            value: 1,
            unit: 'ms',
            must: '<=',
            limit: 0,
            outcome: 'fail',
          })),
          sections: Array.from({ length: 100 }, () => ({
            tool: 'replay',
            scope: 'missing',
            reason: '*'.repeat(5000),
          })),
        },
      ),
  ],
] as const)('%s fit into a comment', async (_name, report) => {
  const output = await rendered(markdown, report());
  expect(output.length).toBeLessThan(lengthMax);
  expect(output).toMatch(/\*\*\d+ more findings of less weight did not fit here/);
});

test('the worst findings stay, and each fold is closed', async () => {
  const light = Array.from({ length: 50 }, (_, index) => finding(9000 + index, { level: 'warn' }));
  const output = await rendered(markdown, reportOf([...light, ...wideReport(2000).results]));
  expect(output).toContain('table_000000.note');
  expect(output).not.toContain('table_009000.note');
  expect(output.match(/<details>/g)).toHaveLength(output.match(/<\/details>/g)?.length ?? 0);
});

test('the verdict comes first, gates show value and limit', async () => {
  const output = await rendered(markdown, everyKindReport());
  expect(output).toMatch(/^## ✗ NO-GO: 2 blockers \(/);
  expect(output).toContain('| 37 pairs | ≤ 0 pairs |');
});

test('nobody is called, nothing is linked, no markup of others works', async () => {
  const output = await rendered(markdown, everyKindReport());
  const outsideBlocks = output.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
  expect(outsideBlocks).not.toMatch(/@everyone|#1\b|<script|<img|<svg|<!--|\[click\]|\*\*bold\*\*/);
  expect(outsideBlocks).toContain('everyone');
});

/** Elements that our own words make. */
const ours = new Set(
  'h2 h3 p ul li b sub strong table thead tbody tr th td details summary code pre'.split(' '),
);

/** What a git host makes of it: elements, and attributes other than those of our tables and blocks. */
function elements(markdownText: string): { readonly names: Set<string>; readonly attributes: Set<string> } {
  const html = micromark(markdownText, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const found = { names: new Set<string>(), attributes: new Set<string>() };
  const parser = new Parser({
    onopentag(name, attributes) {
      found.names.add(name);
      for (const [key, value] of Object.entries(attributes)) found.attributes.add(`${key}=${value}`);
    },
    oncomment: () => found.names.add('comment'),
  });
  parser.end(html);
  return found;
}

test('a GFM parser sees what hostile texts would make', () => {
  expect(elements(`${hostile.markdown}\n\n${hostile.script}`).names).toEqual(
    new Set(['p', 'code', 'strong', 'a', 'comment', 'h1', 'ul', 'li', 'input', 'img']),
  );
});

test.each([
  ['every kind', everyKindReport],
  [
    'hostile texts in every place of a finding',
    () =>
      reportOf(
        Object.values(hostile).map((text, index) =>
          finding(index, {
            rule: text,
            key: text,
            title: text,
            message: text,
            why: text,
            fix: text,
            owner: text,
            command: text,
            places: [`item:${text}`],
            evidence: [{ kind: 'text', title: text, text }],
          }),
        ),
      ),
  ],
] as const)('a GFM parser makes only our own elements of %s', async (_name, report) => {
  const { names, attributes } = elements(await rendered(markdown, report()));
  expect([...names].filter((name) => !ours.has(name))).toEqual([]);
  expect(names).toEqual(new Set([...names, 'details', 'summary', 'code', 'pre']));
  expect([...attributes].filter((one) => one !== 'class=language-text')).toEqual([]);
});

const nasty = fc.string({
  unit: fc.constantFrom(...Array.from('`*_[]()<>&~|$\\@#!:/-+= \n1.ab'), 'www.', 'http://', 'GH-1'),
});

test('inline text holds no live character of Markdown or HTML', () => {
  fc.assert(
    fc.property(nasty, (given) => {
      const shown = inline(given);
      expect(shown).not.toMatch(
        /[<>`*[\]~|$\\\n]|&(?!#\d+;|amp;|lt;|gt;)|@(?!\u2060)|:\/\/|#(?=\d)(?<!&#)|^[-+=#]|^\d+[.)]\s/,
      );
    }),
  );
});

test('code holds no live character either', () => {
  fc.assert(
    fc.property(nasty, (given) => {
      const inside = code(given).slice('<code>'.length, -'</code>'.length);
      expect(inside).not.toMatch(/[<>`*[\]~|$\\\n@]|:\/\/|&(?!#\d+;|amp;|lt;|gt;)/);
    }),
  );
});

test('no content closes its block', () => {
  fc.assert(
    fc.property(nasty, (given) => {
      const [open = '', ...rest] = block(given, 100, 1000).split('\n');
      const fence = open.replace('text', '');
      expect(rest.findIndex((line) => line.startsWith(fence))).toBe(rest.length - 1);
    }),
  );
  expect(block(hostile.markdown, 10, 100)).toMatch(/^```text\n/);
});
