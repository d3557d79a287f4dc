import { readJson } from '../json-text.ts';
import type { BodyForm } from './body-form.ts';

const call = /^\s*(?:\/\*\*\/\s*)?([\w$.[\]]{1,200})\s*\(\s*([[{"][^]*)\)\s*;?\s*$/;
const guard = /^\s*(\)\]\}',?|while\s*\(1\);|for\s*\(;;\);)\s*([[{"][^]*)$/;

/** Handed to a function (JSONP), or behind what keeps other sites from running it: `)]}'`. */
export const guardedJson: BodyForm = {
  name: 'JSON for scripts',
  recognizes: (_type, text) =>
    /^\s*(?:\/\*\*\/\s*)?[\w$.[\]]{1,200}\s*\(\s*[[{"]/.test(text) || guard.test(text),
  read(text) {
    const [, before, inner = ''] = guard.exec(text) ?? call.exec(text) ?? [];
    const document = before === undefined ? undefined : readJson(inner);
    return document && { ...document, value: { before: before ?? '', data: document.value } };
  },
  example: {
    type: 'text/javascript',
    stable: 'show({"ads":[1,2]});',
    preview: 'show({"ads":[1]})',
    differences: ['body:/data/ads length-changed'],
    cut: 'show({"ads":[1,2]}',
  },
};
