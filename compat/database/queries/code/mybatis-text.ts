import type { Operand } from './literal.ts';

/** Text of a MyBatis statement: `#{name}` is a parameter, `${name}` is put in as it is. */
export function mybatisText(text: string): Operand[] {
  return text
    .split(/([#$]\{[^}]*\})/)
    .filter((part) => part !== '')
    .map((part): Operand => {
      if (!/^[#$]\{/.test(part)) return { text: part };
      const name = /^#\{\s*([\w.]+)/.exec(part)?.[1];
      return name === undefined ? {} : { text: `:${name.replaceAll('.', '_')}` };
    });
}
