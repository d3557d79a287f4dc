import { readJson } from '../json-text.ts';
import type { BodyForm } from './body-form.ts';

export const json: BodyForm = {
  name: 'JSON',
  recognizes: (type, text) => type.includes('json') || /^\s*[[{]/.test(text),
  read: readJson,
  example: {
    type: 'application/json',
    stable: '{"id":1,"price":5}',
    preview: '{"price":6,"id":1}',
    differences: ['body:/price value-changed'],
    cut: '{"id":1,"pri',
  },
};
