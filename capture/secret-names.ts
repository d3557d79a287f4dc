import { ownString } from './own-string.ts';

/** Names of query parameters and headers whose values are secrets, whatever they look like. */
const secretWords = new Set(
  (
    'token secret password passwd passphrase pass pwd pin otp session sessionid sess sid jsessionid phpsessid ' +
    'signature sig sign hmac jwt credential credentials apikey accesskey auth authorization authtoken ' +
    'accesstoken csrf xsrf cookie assertion samlresponse samlart passcode smscode authcode verifycode vcode'
  ).split(' '),
);
const secretPairs = new Set(
  (
    'api-key access-key private-key encryption-key client-key saml-response ' +
    'sms-code verify-code verification-code code-verifier'
  ).split(' '),
);
/** Of names in one piece, as `idtoken` and `appsecret`. */
const secretEnding = /(?:password|secret|(?<!page|next|prev|sync|continuation)token)$/;
/** `nextPageToken` is a place in a list. */
const harmlessWords = new Set(['page', 'next', 'prev', 'previous', 'continuation', 'cursor', 'sync']);

/** Few names make up most requests, so each is judged once. */
const judged = new Map<string, string | undefined>();
const judgedMax = 2000;

/** The word that makes a name secret, for example `token` in `X-Access-Token`; undefined for other names. */
export function secretWordIn(name: string): string | undefined {
  if (judged.has(name)) return judged.get(name);
  const word = findSecretWord(name);
  if (judged.size >= judgedMax) judged.clear();
  judged.set(ownString(name), word);
  return word;
}

function findSecretWord(name: string): string | undefined {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  if (words.some((word) => harmlessWords.has(word))) return undefined;
  for (const [index, word] of words.entries()) {
    if (secretWords.has(word)) return word;
    const ending = secretEnding.exec(word)?.[0];
    if (ending !== undefined) return ending;
    const pair = `${word}-${words[index + 1]}`;
    if (secretPairs.has(pair)) return pair;
  }
  return undefined;
}
