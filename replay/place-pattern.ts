import { glob } from './glob.ts';

/** Whether a place of a reply is meant. */
export type PlaceTest = (route: string, at: string) => boolean;

/** `body:/total`, or with its route `GET /api/ads/{} body:/total`; `*` is any text. */
export function placeTest(pattern: string): PlaceTest {
  const matches = glob(pattern);
  return /^[A-Z*]+ /.test(pattern) ? (route, at) => matches(`${route} ${at}`) : (_route, at) => matches(at);
}
