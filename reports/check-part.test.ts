import { describe, expect, test } from 'vitest';
import { checkPart } from './check-part.ts';
import { conclude } from './conclude.ts';
import type { Report, Subject } from './report.ts';
import type { ToolName } from './result.ts';

const hourMs = 3_600_000;
const now = new Date('2026-03-02T12:00:00.000Z');
const proven: Subject = {
  service: 'ads',
  commit: 'c1',
  tree: 't1',
  candidate: 'v2',
  schemaDigest: 's1',
  groups: [
    { name: 'stable', url: 'http://edge:8080/', marks: ['cookie v=1'], attestedVersion: 'v1' },
    { name: 'preview', url: 'http://edge:8080', marks: ['cookie v=2'], attestedVersion: 'v2' },
  ],
};

function part(tool: ToolName, subject: Subject = proven, endedAt = '2026-03-02T11:00:00.000Z'): Report {
  const report = conclude({
    tool,
    subject,
    startedAt: now,
    endedAt: now,
    interrupted: false,
    results: [],
    rules: [],
    gates: [],
    sections: [],
    notices: [],
    truncated: [],
    tables: [],
    blobs: [],
  });
  return { ...report, endedAt };
}

describe('checkPart', () => {
  test.each<[string, ToolName, Subject]>([
    ['all that is known', 'replay', proven],
    ['the tree alone, though the commit is another', 'compat', { service: 'ads', tree: 't1', commit: 'c9' }],
    ['the commit alone', 'checklist', { service: 'ads', commit: 'c1' }],
    ['the name of the candidate alone', 'compat', { service: 'ads', candidate: 'v2' }],
    [
      'a slash more or less',
      'replay',
      { service: 'ads', tree: 't1', groups: [{ name: 'preview', url: 'http://edge:8080/' }] },
    ],
    [
      'a target that is nothing to compat',
      'compat',
      { service: 'ads', tree: 't1', groups: [{ name: 'preview', url: 'http://x' }] },
    ],
  ])('accepts a part that matches %s', (_case, tool, expected) => {
    expect(checkPart(part(tool), expected, 24 * hourMs, now)).toEqual({ ok: true });
  });

  test.each<[string, Report, Subject, RegExp]>([
    ['another service', part('compat'), { ...proven, service: 'shop' }, /is of service ads, not shop/],
    ['another content', part('compat'), { ...proven, tree: 't2' }, /is of tree t1, not t2/],
    ['another commit', part('compat'), { service: 'ads', commit: 'c2' }, /is of commit c1, not c2/],
    ['another candidate', part('compat'), { service: 'ads', candidate: 'v3' }, /candidate v2, not v3/],
    ['nothing that binds it', part('compat', { service: 'ads' }), proven, /cannot be matched/],
    ['nothing to bind it to', part('compat'), { service: 'ads' }, /cannot be matched/],
    ['another schema', part('compat'), { ...proven, schemaDigest: 's2' }, /is of schema s1, not s2/],
    [
      'an unknown schema where it matters',
      part('compat', { service: 'ads', tree: 't1' }),
      proven,
      /is of schema \(unknown\), not s1/,
    ],
    [
      'another target',
      part('replay'),
      { ...proven, groups: [{ name: 'preview', url: 'http://other' }] },
      /preview target/,
    ],
    [
      'other marks',
      part('replay'),
      { ...proven, groups: [{ name: 'preview', marks: ['cookie v=3'] }] },
      /preview marks/,
    ],
    [
      'another attested version',
      part('replay'),
      { ...proven, groups: [{ name: 'preview', attestedVersion: 'v3' }] },
      /attests preview version v2, not v3/,
    ],
    [
      'no attested version',
      part('replay', { ...proven, groups: [] }),
      { ...proven, groups: [{ name: 'preview', attestedVersion: 'v2' }] },
      /attests preview version \(unknown\), not v2/,
    ],
    [
      'too high an age',
      part('compat', proven, '2026-03-01T11:59:59.000Z'),
      proven,
      /is 24\.1 h old \(24 h are allowed\)/,
    ],
    ['an end in the future', part('compat', proven, '2026-03-02T13:00:00.000Z'), proven, /future/],
    ['no usable time', part('compat', proven, 'yesterday'), proven, /no usable time/],
  ])('refuses a part with %s', (_case, report, expected, reason) => {
    const check = checkPart(report, expected, 24 * hourMs, now);
    expect(check).toEqual({ ok: false, reason: expect.stringMatching(reason) as string });
  });
});
