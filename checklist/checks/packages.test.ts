import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextFor } from '../context-for.test-support.ts';
import { packageReaders } from '../packages/index.ts';
import { packages } from './packages.ts';

const read = (file: string, text: string): string[] => {
  const reader = packageReaders.find((each) => each.reads(file));
  return (reader?.read(text) ?? []).map(
    ({ name, version, at }) => `${text.slice(0, at).split('\n').length} ${name} ${version}`,
  );
};

test('package.json: what is asked for', () => {
  const text = `{
  "name": "web", "dependencies": {
    "@shop/pay": "latest",
    "@shop/cart": "^1.2.0" } }`;
  expect(read('package.json', text)).toEqual(['3 @shop/pay latest', '4 @shop/cart ^1.2.0']);
});

test('package-lock.json: what is installed, at any depth', () => {
  const text = `{ "lockfileVersion": 3, "packages": {
  "": { "name": "web" },
  "packages/own": { "version": "1.0.0" },
  "node_modules/@shop/pay": { "version": "2.4.0", "resolved": "https://registry.example/pay.tgz" },
  "node_modules/a/node_modules/@shop/pay": { "version": "2.5.0-rc.1" },
  "node_modules/@shop/git": { "version": "1.0.0", "resolved": "git+ssh://git@git.example/x.git#abc" },
  "node_modules/@shop/own": { "resolved": "packages/own", "link": true },
  "node_modules/alias": { "name": "@shop/real", "version": "3.0.0" } } }`;
  expect(read('package-lock.json', text)).toEqual([
    '4 @shop/pay 2.4.0',
    '5 @shop/pay 2.5.0-rc.1',
    '6 @shop/git git+ssh://git@git.example/x.git#abc',
    '7 @shop/own link:packages/own',
    '8 @shop/real 3.0.0',
  ]);
  expect(() => read('package-lock.json', '{ "lockfileVersion": 1 }')).toThrow(/npm 7/);
});

test('pom.xml: properties are filled in, exclusions are no uses', () => {
  const text = `<project>
  <parent><groupId>com.shop</groupId><artifactId>parent</artifactId><version>7-SNAPSHOT</version></parent>
  <properties><pay.version>2.4.0</pay.version><loop>\${loop}</loop></properties>
  <dependencies>
    <dependency><groupId>\${project.groupId}</groupId><artifactId>pay</artifactId><version>\${pay.version}</version>
      <exclusions><exclusion><groupId>x</groupId><artifactId>y</artifactId></exclusion></exclusions></dependency>
    <dependency>
      <groupId>com.shop</groupId><artifactId>cart</artifactId></dependency>
    <dependency><groupId>com.shop</groupId><artifactId>odd</artifactId><version>\${loop}</version></dependency>
  </dependencies></project>`;
  expect(read('pom.xml', text)).toEqual([
    '2 com.shop:parent 7-SNAPSHOT',
    '5 com.shop:pay 2.4.0',
    '7 com.shop:cart undefined',
    '9 com.shop:odd undefined',
  ]);
  expect(() => read('pom.xml', '<html></html>')).toThrow(/no Maven project/);
});

test('Gradle: text, names set in the file, parts, and locks', () => {
  const text = `def payVersion = '2.4.0'
dependencies { // "com.shop:commented:1"
  implementation "com.shop:pay:$payVersion"
  implementation("com.shop:cart:1.+")
  api 'com.shop:managed'
  implementation group: 'com.shop', name: 'user', version: '3.0-SNAPSHOT'
  implementation "com.shop:far:\${rootProject.far}" }`;
  expect(read('build.gradle', text)).toEqual([
    '3 com.shop:pay 2.4.0',
    '4 com.shop:cart 1.+',
    '5 com.shop:managed undefined',
    '7 com.shop:far undefined',
    '6 com.shop:user 3.0-SNAPSHOT',
  ]);
  const lock = '# written by Gradle\ncom.shop:pay:2.4.0=runtimeClasspath\nempty=annotationProcessor\n';
  expect(read('gradle.lockfile', lock)).toEqual(['2 com.shop:pay 2.4.0']);
});

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'seaworthy-packages-'));
  const files = {
    'package.json': '{"dependencies":{"@shop/pay":"^2.4.0"}}',
    'package-lock.json': '{"packages":{"node_modules/@shop/pay":{"version":"2.4.1"}}}',
    'build.gradle': "implementation 'com.shop:pay'",
    'gradle.lockfile': 'com.shop:pay:2.4.0-SNAPSHOT=runtimeClasspath',
    'broken.pom': 'no XML',
    'notes.txt': '',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text);
});
afterAll(() => rm(cwd, { recursive: true }));

test.each([
  ['pass', ['package*.json'], { planned: { '@shop/pay': '2.4.1' } }],
  ['fail', ['package*.json'], { planned: { '@shop/pay': '2.4.0' } }],
  ['fail', ['*gradle*'], {}],
  ['inconclusive', ['build.gradle'], {}],
  ['inconclusive', ['package*.json'], { packages: ['@other/*'] }],
  ['error', ['broken.pom'], {}],
  ['error', ['notes.txt'], {}],
  ['error', ['absent.json'], {}],
])('%s: %j %j', async (outcome, files, more) => {
  const given = { files, packages: ['@shop/*', 'com.shop:*'], ...more };
  expect(packages.judge(await packages.gather(given, contextFor({ cwd })), given)).toMatchObject({ outcome });
});
