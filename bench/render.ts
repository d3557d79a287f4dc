import { wideReport } from '../fixtures/reports/small-and-wide.ts';
import type * as Formats from '../reports/formats/index.ts';
import type * as Reports from '../reports/index.ts';
import { interleave, type Benchmark, type Contender } from './benchmark.ts';
import { built } from './built.ts';
import { ownCpuMs } from './cpu-time.ts';

const rounds = 5;
const results = 5000;

export const render: Benchmark = {
  id: 'render',
  question: 'What does each output format cost on a report of 5,000 results?',
  peers: ['JSON.stringify of the same report'],
  async run() {
    const report = wideReport(results);
    const { formats } = await built<typeof Formats>('reports/formats/index');
    const { memoryBlobs } = await built<typeof Reports>('reports/index');
    return interleave(rounds, [
      measured('JSON.stringify', async () => JSON.stringify(report).length),
      ...formats.map((format) =>
        measured(format.id, async () => {
          let characters = 0;
          for await (const { chunk } of format.render(report, memoryBlobs(), { color: false })) {
            characters += chunk.length;
          }
          return characters;
        }),
      ),
    ]);
  },
};

function measured(name: string, work: () => Promise<number>): Contender {
  return {
    name,
    unit: 'ms CPU',
    async measure() {
      let characters = 0;
      const ms = await ownCpuMs(async () => {
        characters = await work();
      });
      if (characters === 0) throw new Error(`${name} wrote nothing`);
      return ms;
    },
  };
}
