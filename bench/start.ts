import { interleave, type Benchmark, type Contender } from './benchmark.ts';
import { builtPath } from './built.ts';
import { allCpuMs } from './cpu-time.ts';
import { output } from './program.ts';

const rounds = 5;
const startsPerRound = 4;

export const start: Benchmark = {
  id: 'start',
  question: 'How long does the command line take to start?',
  peers: ['node -e 0'],
  run: () =>
    interleave(
      rounds,
      [
        starting('node -e 0', ['-e', '0']),
        starting('seaworthy --version', [builtPath('cli/bin'), '--version']),
        starting('seaworthy --help', [builtPath('cli/bin'), '--help']),
        starting('seaworthy explain column-dropped', [builtPath('cli/bin'), 'explain', 'column-dropped']),
      ],
      0,
    ),
};

function starting(name: string, args: readonly string[]): Contender {
  return {
    name,
    unit: 'ms CPU per start',
    async measure() {
      const ms = await allCpuMs(async () => {
        for (let nth = 0; nth < startsPerRound; nth += 1) await output(process.execPath, args);
      });
      return ms / startsPerRound;
    },
  };
}
