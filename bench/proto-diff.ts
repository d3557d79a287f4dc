import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { interleave, type Benchmark, type Contender, type Skipped } from './benchmark.ts';
import { builtPath } from './built.ts';
import { allCpuMs } from './cpu-time.ts';
import { output } from './program.ts';
import { inTempFolder } from './temp-folder.ts';

const files = 200;
const messages = 10;
const fields = 10;
const dropped = 7;
const unit = 'ms CPU per run';

export const protoDiff: Benchmark = {
  id: 'proto-diff',
  question: 'What does it cost to compare 2,000 Protocol Buffers messages with 20,000 fields?',
  peers: ['buf breaking on the same files'],
  run: () =>
    inTempFolder(async (folder) => {
      await writeContract(join(folder, 'old'), 0);
      await writeContract(join(folder, 'now'), dropped);
      const buf = await byBuf(folder);
      const able = [...('skipped' in buf ? [] : [buf]), byUs(folder)];
      return [...('skipped' in buf ? [buf] : []), ...(await interleave(3, able))];
    }),
};

/** Messages that hold one another across files, and a service; the first `without` lack a field. */
async function writeContract(folder: string, without: number): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, 'buf.yaml'), 'version: v2\n');
  for (let file = 0; file < files; file += 1) {
    const before = file === 0 ? '' : `import "f${file - 1}.proto";`;
    const types = Array.from({ length: messages }, (_, index) => {
      const isDropped = file * messages + index < without;
      const count = isDropped ? fields - 1 : fields;
      const own = Array.from({ length: count }, (_number, at) => `  string field_${at} = ${at + 1};`);
      const held = file === 0 ? '' : `  bench.M${file - 1}x${index} held = ${fields + 1};`;
      return `message M${file}x${index} {\n${own.join('\n')}\n${held}\n}`;
    });
    const service = `service S${file} { rpc Get(M${file}x0) returns (M${file}x1); }`;
    const text = `syntax = "proto3";\npackage bench;\n${before}\n${types.join('\n')}\n${service}\n`;
    await writeFile(join(folder, `f${file}.proto`), text);
  }
}

async function byBuf(folder: string): Promise<Contender | Skipped> {
  const name = 'buf breaking';
  const program = await bufProgram();
  if (program === undefined) return { name, skipped: 'its binary for this platform is not installed' };
  const args = ['breaking', 'now', '--against', 'old', '--error-format', 'json'];
  return contender(name, [
    program,
    ...args.map((arg) => (['now', 'old'].includes(arg) ? join(folder, arg) : arg)),
  ]);
}

function byUs(folder: string): Contender {
  const sides = ['--baseline', join(folder, 'old'), '--candidate', join(folder, 'now')];
  const args = [
    'compat',
    'contract',
    ...sides,
    '--preset',
    'contract',
    '--service',
    'bench',
    '--output',
    join(folder, 'report'),
  ];
  return contender('compat contract', [builtPath('cli/bin'), ...args]);
}

/** Each must name the fields that are gone. */
function contender(name: string, args: readonly string[]): Contender {
  const compare = async (): Promise<void> => {
    const said = await output(process.execPath, args).catch((error: { stdout: string }) => error.stdout);
    if (!said.includes('M0x6')) throw new Error(`${name} did not name what is gone: ${said.slice(0, 200)}`);
  };
  return { name, unit, measure: () => allCpuMs(compare) };
}

async function bufProgram(): Promise<string | undefined> {
  try {
    const require = createRequire(import.meta.url);
    const program = require.resolve('@bufbuild/buf/bin/buf');
    await output(process.execPath, [program, '--version']);
    return program;
  } catch {
    return undefined;
  }
}
