/** What the marks spare is held against what looks at everything. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange } from './exchange.ts';
import { hasherOf } from './keyed-hash.ts';
import { decode } from './percent.ts';
import { plantedTarget } from './planted-secrets.test-support.ts';
import { isPrivateValue } from './private-text.ts';
import { privateWords, secretNameWords } from './private-words.ts';
import { redact } from './redact.ts';
import { redactTarget } from './redact-target.ts';
import { secretWordIn } from './secret-names.ts';
import { selectExchange } from './select.ts';
import { hasSideEffect, sideEffects } from './side-effects.ts';
import { mark, marksOf } from './text-marks.ts';

const sideEffectWords = sideEffects.flatMap(({ words }) => words);
/** Pieces that meet in secrets, in side effects and between them. Not of the lists, so that a gap in those shows. */
const pieces = (
  'token idtoken secret appsecret password pwd passphrase passcode pin otp assertion samlresponse sms_code vcode code_verifier session sess sid signature hmac jwt credential apikey api_key ' +
  'access-key auth csrf xsrf cookie nextPage phone mobile msisdn tel 13812345678 4111111111111111 555 123 4567 5551234567 ' +
  '0044 86 @ mail.example mei eyJhbGciOiJI.eyJzdWIi.c2ln AKIAIOSFODNN7EXAMPLE ASIA AIza LTAI AKID ghp_ AIzaabcdefghijklmnopqrstuvwxyzABCDEFGHI github_pat_abcdefghijklmnopqrstuv ' +
  'glpat- xoxb- sk_live_ rk_test_ ya29. REDACTED filtered masked *** {"token":" "a":"b" log sign in out off ' +
  '/logout sign_out log-off sign-off signout unsubscribe /opt /do delete remove create update save vote Item .do /click /pv /uv /hit action= act= ' +
  '&op= do= _method= task= logout=1 code= ?code=4/0AeaYSHBxyz1234567 ?ticket=4/0AeaYSHBxyz1234567 tel=020871 mobile=020871 &msisdn=020871 4/0AeaYSHBxyz1234567 / // /. .. . \\ ; = & ? : " + - _ , ( ) % ' +
  '%2 %25 %2B %3D %26 %40 %2d %20 %6C %ff é \u212a \u017f 0 7 a Z'
)
  .split(' ')
  .concat(' ');
const cased = fc
  .tuple(fc.constantFrom(...pieces), fc.constantFrom('as it is', 'upper', 'encoded'))
  .map(([piece, how]) => {
    if (how === 'upper') return piece.toUpperCase();
    return how === 'encoded' ? encodeURIComponent(piece) : piece;
  });
const hostile = fc.oneof(
  fc.array(cased, { maxLength: 10 }).map((parts) => `/${parts.join('')}`),
  plantedTarget.map(({ target }) => target),
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => `/${text}`),
);
const many = { numRuns: 2500 };

const get = (target: string, headers: Record<string, string> = {}): Exchange => ({
  source: { file: 'x', line: 1 },
  method: 'GET',
  target,
  headers,
});

describe('redaction with marks is redaction without them', () => {
  const hash = hasherOf('a key of the test');

  test('of a target', () => {
    fc.assert(
      fc.property(hostile, (target) => {
        const found = new Set<string>();
        const expected = redactTarget(target, { hash, found }, () => true);
        const { target: clean, redacted = [] } = redact(get(target), 'a key of the test');
        expect({ clean, redacted }).toEqual({ clean: expected, redacted: [...found] });
      }),
      many,
    );
  });

  test('of a header', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('referer', 'user-agent', 'tel', 'phone', 'x-token'),
        hostile,
        (name, value) => {
          const isPrivate = secretWordIn(name) !== undefined || isPrivateValue(value, name);
          const { droppedHeaders = [] } = redact(get('/', { [name]: value }), 'a key of the test');
          expect(droppedHeaders).toEqual(isPrivate ? [name] : []);
        },
      ),
      many,
    );
  });
});

test('selection with marks is selection without them', () => {
  fc.assert(
    fc.property(hostile, (target) => {
      const [path = '', ...rest] = target.split('?');
      const [plainPath, query] = [decode(path), decode(rest.join('?'))];
      const isAmbiguous = /^\/[/\\]|(?:^|[/\\])\.\.?(?:[/\\]|$)/.test(plainPath);
      const expected = isAmbiguous
        ? 'ambiguous-target'
        : hasSideEffect(plainPath, query)
          ? 'side-effect'
          : 'selected';
      const selection = selectExchange(get(target));
      expect(selection.selected ? 'selected' : selection.reason).toBe(expected);
    }),
    many,
  );
});

test.each([
  ['/api/ads/7919', 0],
  ['/api/ads?page=2&size=20&sort=-created', mark.pair],
  ['/assets/app.3f3a91.js', 0],
  ['/a?from=2026-03-01&to=2026-03-05', mark.pair],
  ['/a/2026-03-01-17', mark.privateShape],
  ['/a?_=1772410501', mark.pair],
  ['/a?_=17724105010', mark.pair | mark.privateShape],
  ['/a/LogOff', mark.sideEffect],
  ['/a/../b', mark.ambiguous],
  ['/a?b=%20', mark.pair | mark.percent | mark.privateShape],
])('%s is marked so that a look is spared or not', (target, marks) => {
  const all = Object.values(mark).reduce((sum, one) => sum | one);
  expect(marksOf(target) & all).toBe(marks);
});

test.each([...privateWords, ...secretNameWords, ...sideEffectWords])(
  '%s is found wherever it stands',
  (word) => {
    const wanted = mark.privateShape | mark.secretName | mark.sideEffect;
    for (const text of [word, word.toUpperCase(), `é${word}`, `/x/${word}y`]) {
      expect(marksOf(text) & wanted).not.toBe(0);
    }
  },
);
