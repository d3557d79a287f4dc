import { expect, test } from 'vitest';
import { withoutPrivateValues } from './private-text.ts';

test.each([
  ['{"accessToken": "abc\\"def", "name": "x"}', '{"accessToken": "[redacted]", "name": "x"}'],
  ['<p>write to ann@example.org</p>', '<p>write to [redacted]</p>'],
  ['API_TOKEN=abc PATH=/bin', 'API_TOKEN=[redacted] PATH=/bin'],
  ['call 13912345678', 'call [redacted]'],
  ['318 passed, pass: 318, id 20261117', '318 passed, pass: 318, id 20261117'],
])('%s', (text, shown) => {
  expect(withoutPrivateValues(text)).toBe(shown);
});
