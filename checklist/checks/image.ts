import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { imageIn, type ImageAnswer } from '../adapters/container-registry.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { httpUrl, httpUrlOf, textsOf } from '../params.ts';

const text = (description: string) => Type.String({ minLength: 1, description });
const params = Type.Object(
  {
    registries: Type.Array(httpUrl, {
      minItems: 1,
      uniqueItems: true,
      description: 'of container registries that must hold it, for example [https://registry.example]',
    }),
    repository: Type.String({
      pattern: String.raw`^([a-z0-9][a-z0-9._/-]*|\$\{.*)$`,
      description: 'for example shop/web',
    }),
    tag: Type.String({
      pattern: String.raw`^([\w][\w.-]{0,127}|sha256:[0-9a-f]{64}|\$\{.*)$`,
      description: 'a tag, or a digest',
    }),
    digest: Type.Optional(
      Type.String({
        pattern: String.raw`^(sha256:[0-9a-f]{64}|\$\{.*)$`,
        description: 'of the image that was tested: sha256 and 64 hex characters',
      }),
    ),
    platforms: Type.Optional(
      Type.Array(text('for example linux/amd64'), {
        minItems: 1,
        description: 'platforms that it must be for',
      }),
    ),
    labels: textsOf(
      'labels that it must carry, for example { org.opencontainers.image.revision: ${env:GIT_SHA} }',
    ),
    login: Type.Optional(
      Type.Object(
        { name: text('a name'), password: text('best written as ${env:REGISTRY_PASSWORD}') },
        { additionalProperties: false },
      ),
    ),
    tokenFrom: Type.Optional(httpUrlOf('where the registry sends for tokens, when that is another host')),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  /** In the order of the registries. */
  readonly images: readonly ImageAnswer[];
}

const digest = `sha256:${'1'.repeat(64)}`;
const example: Params = {
  registries: ['https://sh.registry.example', 'https://bj.registry.example'],
  repository: 'shop/web',
  tag: 'v1.1.0',
  digest,
  platforms: ['linux/amd64'],
};
const found = (more: object = {}): ImageAnswer => ({
  digest,
  platforms: ['linux/amd64'],
  labels: {},
  ...more,
});

/** Asks container registries whether the image that was tested is the one that will be pulled. */
export const image: Check<Params, Facts> = {
  id: 'image',
  question: 'Do all registries hold the image that was tested?',
  why: 'A tag can be moved after the tests; then what is pulled is not what passed them, and a way back may be gone.',
  remedy: 'Push the tested digest under this tag, to every registry; deploy by digest and not by tag.',
  params,
  gather,
  judge,
  examples: [
    { title: 'the tested image', params: example, facts: { images: [found(), found()] }, outcome: 'pass' },
    {
      title: 'a tag that was moved',
      params: example,
      facts: { images: [found(), found({ digest: `sha256:${'2'.repeat(64)}` })] },
      outcome: 'fail',
    },
    {
      title: 'another platform',
      params: example,
      facts: { images: [found(), found({ platforms: ['linux/arm64'] })] },
      outcome: 'fail',
    },
    {
      title: 'built from another commit',
      params: { ...example, labels: { 'org.opencontainers.image.revision': 'a1' } },
      facts: { images: [found(), found()] },
      outcome: 'fail',
    },
    {
      title: 'one registry lacks it',
      params: example,
      facts: { images: [found(), { missing: 'status 404' }] },
      outcome: 'fail',
    },
    {
      title: 'one registry does not answer',
      params: example,
      facts: { images: [found(), { fault: 'ECONNREFUSED' }] },
      outcome: 'error',
    },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const { repository, tag, login, tokenFrom } = given;
  const asked = given.registries.map((url) =>
    imageIn({ url, repository, reference: tag, login, tokenFrom }, context),
  );
  return { images: await Promise.all(asked) };
}

function judge({ images }: Facts, given: Params): Judgement {
  const { registries, repository, tag, platforms = [], labels = {} } = given;
  const all = registries.map((at, index) => ({ at, image: images[index] ?? { fault: 'it was not asked' } }));
  const rows = all.map(({ at, image: each }) =>
    'digest' in each
      ? [at, each.digest, each.platforms.join(', ')]
      : [at, 'missing' in each ? `missing: ${each.missing}` : each.fault, ''],
  );
  const evidence: Evidence[] = [
    { kind: 'table', title: `${repository}:${tag}`, columns: ['registry', 'digest', 'platforms'], rows },
  ];
  const held = all.flatMap(({ at, image: each }) => ('digest' in each ? [{ at, ...each }] : []));
  const digests = new Set(held.map((each) => each.digest));
  const wrong = [
    ...all.flatMap(({ at, image: each }) => ('missing' in each ? [`${at} has no ${repository}:${tag}`] : [])),
    ...held.flatMap(({ at, digest: actual }) =>
      given.digest !== undefined && actual !== given.digest
        ? [`${at} has ${actual}, not what was tested`]
        : [],
    ),
    ...(digests.size > 1 ? [`the registries hold ${digests.size} different images`] : []),
    ...held.flatMap((each) => [
      ...platforms
        .filter((platform) => !each.platforms.includes(platform))
        .map((platform) => `at ${each.at} it is not for ${platform}`),
      ...Object.entries(labels)
        .filter(([label, wanted]) => each.labels[label] !== wanted)
        .map(
          ([label, wanted]) =>
            `at ${each.at} its label ${label} is ${each.labels[label] ?? 'absent'}, not ${wanted}`,
        ),
    ]),
  ];
  if (wrong.length > 0) return { outcome: 'fail', message: `${wrong.join('; ')}.`, evidence };
  const lost = all.flatMap(({ at, image: each }) => ('fault' in each ? [`${at}: ${each.fault}`] : []));
  if (lost.length > 0) return { outcome: 'error', message: `${lost.join('; ')}.`, evidence };
  return { outcome: 'pass', message: `${held.length} registries hold ${[...digests].join()}.`, evidence };
}
