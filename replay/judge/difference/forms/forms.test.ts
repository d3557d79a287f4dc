import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompleteReply } from '../../../reply.ts';
import { compareReplies } from '../index.ts';
import { bodyForms } from './index.ts';

function reply(type: string, text: string): CompleteReply {
  return { status: 200, headers: { 'content-type': type }, body: { bytes: text.length, text }, latencyUs: 1 };
}

const found = (type: string, stable: string, preview: string): string[] =>
  compareReplies(reply(type, stable), reply(type, preview)).map(({ at, kind }) => `${at} ${kind}`);

describe.each(bodyForms)('$name', (form) => {
  const { type, stable, preview, differences } = form.example;

  test('its example', () => {
    expect(bodyForms.find((one) => one.recognizes(type, stable))).toBe(form);
    expect(found(type, stable, preview)).toEqual(differences);
  });

  test('what is cut off anywhere, or has anything in it, is compared all the same', () => {
    for (let end = 0; end < stable.length; end += 1)
      expect(found(type, stable, stable.slice(0, end)).length).toBeGreaterThanOrEqual(0);
    assert(
      property(string({ unit: constantFrom(...new Set(stable), '"', '<', '\n') }), (text) => {
        expect(form.read(text)).toEqual(form.read(text));
      }),
      { numRuns: 50 },
    );
  });
});

const cutOff = bodyForms.flatMap(({ name, example: { type, stable, cut } }) =>
  cut === undefined ? [] : [{ name, type, stable, cut }],
);

test.each(cutOff)('$name that is cut off can no longer be read', ({ type, stable, cut }) => {
  expect(found(type, stable, cut)).toEqual(['body: unreadable']);
  expect(found(type, cut, stable)).toEqual(['body: readable']);
});

test('events have names', () => {
  const stream = (event: string): string =>
    `id: 1\nevent: ${event}\ndata: {"price":5}\n\nid: 2\nevent: tick\ndata: {"price":6}\n\n`;
  expect(found('text/event-stream', stream('tick'), stream('tick').replaceAll('\n', '\r\n'))).toEqual([]);
  expect(found('text/event-stream', stream('tick'), stream('tock'))).toEqual([
    'body:/*/@event value-changed',
  ]);
});
