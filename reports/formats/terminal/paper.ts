import { createColors } from 'picocolors';
import type { Standing } from '../../wording/outcome.ts';
import { visible } from '../../wording/visible.ts';
import { wrap } from '../../wording/wrap.ts';

const columns = 100;

export type Paint = 'plain' | 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

export const paints: Readonly<Record<Standing, Paint>> = {
  fail: 'red',
  error: 'red',
  inconclusive: 'yellow',
  pending: 'yellow',
  waived: 'cyan',
  pass: 'green',
  skipped: 'dim',
};

interface Layout {
  /** Columns left of every line. */
  readonly indent?: number;
  /** Stands left of the first line, for example a mark or `fix: `; the others are indented as far. */
  readonly label?: string;
  readonly paint?: Paint;
}

/** Lines of a terminal, 100 columns wide, coloured or not. All text on it goes through here. */
export class Paper {
  readonly #colors: ReturnType<typeof createColors>;

  constructor(color: boolean) {
    this.#colors = createColors(color);
  }

  /** Text from anywhere, made safe and wrapped. */
  *lines(text: string, { indent = 0, label = '', paint = 'plain' }: Layout = {}): Iterable<string> {
    const left = ' '.repeat(indent);
    const under = left + ' '.repeat(label.length);
    let first = true;
    for (const line of visible(text).split('\n')) {
      for (const piece of wrap(line, columns - indent - label.length)) {
        yield this.#paint(paint, defuse((first ? left + label : under) + piece));
        first = false;
      }
    }
  }

  /** Short pieces side by side, each in its own colour, on as many lines as they need. */
  *row(
    pieces: readonly { readonly text: string; readonly paint: Paint }[],
    indent: number,
  ): Iterable<string> {
    const [left, gap] = [' '.repeat(indent), '   '];
    let [line, used] = ['', 0];
    for (const { text, paint } of pieces) {
      if (used > 0 && indent + used + gap.length + text.length > columns) {
        yield left + line;
        [line, used] = ['', 0];
      }
      line += (used > 0 ? gap : '') + this.#paint(paint, text);
      used += (used > 0 ? gap.length : 0) + text.length;
    }
    if (used > 0) yield left + line;
  }

  #paint(paint: Paint, text: string): string {
    return paint === 'plain' ? text : this.#colors[paint](text);
  }
}

/** CI runners obey lines that begin with `::` and lines that hold `##[`; ours must not. */
function defuse(line: string): string {
  return line.replace(/^(\s*)::/, '$1: :').replaceAll('##[', '#[');
}
