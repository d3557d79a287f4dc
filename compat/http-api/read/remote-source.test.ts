import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readContract } from './read-contract.ts';

let folder: string;
let server: Server;
let host: string;
const asked: string[] = [];
const { signal } = new AbortController();

const files: Readonly<Record<string, string>> = {
  '/types/ad.yaml': "type: object\nrequired: [id]\nproperties: { id: { $ref: 'id.yaml' } }",
  '/types/id.yaml': 'type: integer',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-refs-'));
  server = createServer(({ url = '' }, reply) => {
    asked.push(url);
    if (url === '/moved.yaml') reply.writeHead(302, { location: '/types/id.yaml' }).end();
    else if (files[url] === undefined) reply.writeHead(404).end();
    else reply.end(files[url]);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((done) => server.close(done));
  await rm(folder, { recursive: true });
});

/** The schema of the only answer, and what was said of references that were not followed. */
async function read(reference: string, refHosts?: readonly string[]) {
  const path = join(folder, 'api.yaml');
  const answer = `{ description: ok, content: { application/json: { schema: { $ref: '${reference}' } } } }`;
  await writeFile(
    path,
    `openapi: 3.1.0\ninfo: { title: x, version: '1' }\npaths: { /ads: { get: { responses: { '200': ${answer} } } } }`,
  );
  asked.length = 0;
  const contract = await readContract(path, signal, refHosts);
  const [operation] = contract.operations.values();
  const schema = operation?.responses.get('200')?.content.get('application/json')?.read();
  return {
    id: schema?.properties.get('id')?.read().types,
    said: contract.unchecked().join(' '),
    contract,
    schema,
  };
}

test('a reference to an allowed host is followed, and from there to its neighbours', async () => {
  const { id, said, contract, schema } = await read(`http://${host}/types/ad.yaml`, [host]);
  expect([...(id ?? [])]).toEqual(['integer']);
  expect(said).toBe('');
  expect(asked).toEqual(['/types/ad.yaml', '/types/id.yaml']);
  expect(schema && contract.sourceOf(schema.at)).toEqual({ file: `http://${host}/types/ad.yaml`, line: 1 });
});

test.each([
  ['no host is allowed', (): string => `http://${host}/types/ad.yaml`, undefined],
  ['another host is allowed', (): string => `http://${host}/types/ad.yaml`, ['other.example']],
])('nothing is asked where %s, and the option is named', async (_, address, refHosts) => {
  const { said } = await read(address(), refHosts);
  expect(asked).toEqual([]);
  expect(said).toContain(`--allow-ref-host ${host}`);
});

test.each([
  ['/moved.yaml', 'could not be fetched'],
  ['/gone.yaml', '404'],
])('%s is not followed, and why is said', async (path, words) => {
  const { said } = await read(`http://${host}${path}`, [host]);
  expect(asked).toEqual([path]);
  expect(said).toContain(words);
});

test('plain http to elsewhere, and other schemes, are refused', async () => {
  expect((await read('http://ads.example/ad.yaml', ['ads.example'])).said).toContain('https only');
  expect((await read('file:///etc/passwd', ['ads.example'])).said).toContain('not followed');
});
