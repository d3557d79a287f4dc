import { expect, test } from 'vitest';
import { memoryBlobs } from '../blobs-memory.ts';
import { evidenceBlock } from './evidence.ts';

async function shown(base64: string): Promise<string> {
  const blobs = memoryBlobs();
  const blob = await blobs.put(base64, 'image/png;base64');
  const pictures = [{ title: 'stable <1>', blob }];
  return (await evidenceBlock({ kind: 'pictures', title: 'Screenshots', pictures }, blobs)).text;
}

test('a picture is part of the page', async () => {
  expect(await shown('iVBORw0KGgo=')).toContain(
    '<img src="data:image/png;base64,iVBORw0KGgo=" alt="stable &lt;1&gt;"',
  );
});

test.each([
  ['is no base64', '"><script>alert(1)</script>'],
  ['is too long for a page', 'A'.repeat(2_000_004)],
  ['is lost', ''],
])('one that %s is only named', async (_name, text) => {
  const html = await shown(text);
  expect(html).not.toMatch(/<img|<script/);
  expect(html).toMatch(/it is the blob [0-9a-f]{64}/);
});
