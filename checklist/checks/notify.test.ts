/** `notify` and `notice-sent` against a mail server and webhooks that answer as the chats do. */
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startMailServer, type MailServer } from '../../fixtures/servers/smtp.ts';
import { folderRecords } from '../../reports/records/index.ts';
import { contextFor } from '../context-for.test-support.ts';
import { paramProblems } from '../items-of.ts';
import { noticeSent } from './notice-sent.ts';
import { notify } from './notify.ts';

type Given = Parameters<typeof notify.gather>[0];
type Recipient = Given['recipients'][number];
const now = new Date('2026-11-17T12:00:00Z');
const replies: Readonly<Record<string, string>> = {
  '/slack': 'ok',
  '/dingtalk': '{"errcode":0,"errmsg":"ok"}',
  '/wecom': '{"errcode":0,"errmsg":"ok"}',
  '/feishu': '{"code":0,"msg":"success"}',
  '/json': '',
  '/refuses': '{"errcode":310000,"errmsg":"sign not match"}',
};

let mail: MailServer;
let chat: Server;
let base: string;
let folder: string;
let got: { url: URL; body: Record<string, unknown> }[] = [];

beforeAll(async () => {
  mail = await startMailServer({ user: 'bot', password: 'p@ss-word' });
  folder = await mkdtemp(join(tmpdir(), 'notices-'));
  chat = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://x');
      got.push({ url, body: JSON.parse(text) as Record<string, unknown> });
      const reply = replies[url.pathname];
      response.writeHead(reply === undefined ? 500 : 200).end(reply ?? 'broken');
    });
  });
  await new Promise<void>((resolve) => chat.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(chat.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await mail.stop();
  chat.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  got = [];
});

const givenFor = (recipients: Recipient[], password = 'p%40ss-word'): Given => ({
  notice: 'before',
  text: '{service} {release} goes out. For {role}.',
  recipients,
  smtp: { server: `smtp://bot:${password}@127.0.0.1:${mail.port}`, from: 'release@shop.example' },
});
const subject = { service: 'shop', release: '2.0' };
const send = async (given: Given, more: Parameters<typeof contextFor>[0] = {}) =>
  notify.judge(await notify.gather(given, contextFor({ subject, now: () => now, ...more })), given);

test.each(['slack', 'dingtalk', 'wecom', 'feishu', 'json'] as const)(
  'a notice to %s is taken',
  async (format) => {
    const judged = await send(givenFor([{ role: 'pm', webhook: `${base}/${format}`, format }]));
    expect(judged).toMatchObject({ outcome: 'pass' });
    expect(JSON.stringify(got[0]?.body)).toContain('shop 2.0 goes out. For pm.');
  },
);

test('DingTalk and Feishu get the signatures that they ask for', async () => {
  const secret = 'SEC123';
  await send(
    givenFor([
      { role: 'a', webhook: `${base}/dingtalk?access_token=t`, format: 'dingtalk', secret },
      { role: 'b', webhook: `${base}/feishu`, format: 'feishu', secret },
    ]),
  );
  const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64');
  expect(Object.fromEntries(got[0]?.url.searchParams ?? [])).toEqual({
    access_token: 't',
    timestamp: '1794916800000',
    sign: hmac(secret, `1794916800000\n${secret}`),
  });
  expect(got[1]?.body).toMatchObject({ timestamp: '1794916800', sign: hmac(`1794916800\n${secret}`, '') });
});

test.each(['/refuses', '/nothing'])('a chat that answers as %s took nothing', async (path) => {
  const judged = await send(givenFor([{ role: 'pm', webhook: base + path, format: 'dingtalk' }]));
  expect(judged).toMatchObject({
    outcome: 'error',
    message: expect.stringContaining('not taken for pm') as string,
  });
});

test('an e-mail goes out and its id is the receipt', async () => {
  const judged = await send(givenFor([{ role: 'upstream', email: ['a@pay.example', 'b@pay.example'] }]));
  expect(judged).toMatchObject({ outcome: 'pass' });
  expect(mail.messages.at(-1)).toMatch(
    /Subject: shop 2\.0[^]*To: a@pay\.example|To: a@pay\.example[^]*Subject: shop 2\.0/,
  );
  expect(mail.messages.at(-1)).toContain('shop 2.0 goes out. For upstream.');
  const [, id = ''] = /Message-ID: (<[^>]+>)/i.exec(mail.messages.at(-1) ?? '') ?? [];
  expect(JSON.stringify(judged.evidence)).toContain(id);
  expect(id).not.toBe('');
});

test('a refused login, a refused address and no server are errors', async () => {
  const to = { role: 'upstream', email: ['a@pay.example'] };
  const wrong = await send(givenFor([to], 'wrong-one'));
  expect(wrong).toMatchObject({ outcome: 'error', message: expect.stringContaining('EAUTH') as string });
  expect(wrong.message).not.toContain('wrong-one');
  expect(await send(givenFor([{ ...to, email: ['a@pay.example', 'gone@pay.example'] }]))).toMatchObject({
    outcome: 'error',
  });
  const nowhere = { ...givenFor([to]), smtp: { server: 'smtp://127.0.0.1:2', from: 'a@b.example' } };
  expect(await send(nowhere)).toMatchObject({ outcome: 'error' });
  const stranger = { ...givenFor([to]), smtp: { server: 'smtp://mail.example', from: 'a@b.example' } };
  expect((await send(stranger, { untrusted: true })).message).toContain('not allowed');
});

test('nobody is told twice of one release, and the receipts are found again', async () => {
  const store = folderRecords(folder);
  const given = givenFor([{ role: 'pm', webhook: `${base}/slack`, format: 'slack' }]);
  const asked = { notice: 'before', roles: ['pm'] };
  const sent = async (more = {}) =>
    noticeSent.judge(await noticeSent.gather(asked, contextFor({ subject, store, ...more })), asked).outcome;
  expect(await sent()).toBe('fail');
  expect(await send(given, { store })).toMatchObject({ outcome: 'pass' });
  expect(await send(given, { store })).toMatchObject({
    message: expect.stringContaining('earlier run') as string,
  });
  expect(got).toHaveLength(1);
  expect(await sent()).toBe('pass');
  expect(await sent({ subject: { service: 'shop', release: '2.1' } })).toBe('fail');
});

test('refuses what could not be sent', () => {
  const hook = { role: 'pm', webhook: 'http://x/' };
  expect(paramProblems(notify, givenFor([hook]))).toEqual([]);
  for (const wrong of [
    givenFor([{ role: 'pm' }]),
    givenFor([hook, hook]),
    givenFor([{ ...hook, secret: 's' }]),
    { ...givenFor([hook]), text: 'at {time}' },
  ]) {
    expect(paramProblems(notify, wrong)).toHaveLength(1);
  }
});
