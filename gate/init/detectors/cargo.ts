import type { Detector } from '../detector.ts';
import { lineOf } from '../source-text.ts';
import { testsPass } from '../tests-pass.ts';

export const cargo: Detector = {
  id: 'cargo',
  title: 'Rust packages',
  detect: (project) =>
    project.files
      .filter((file) => file === 'Cargo.toml')
      .map((file) => testsPass(['cargo', 'test'], file, lineOf(project.text(file), '[package]'))),
  examples: [{ files: { 'Cargo.toml': '[package]\nname = "shop"\n' }, proposes: ['BLD-06 Cargo.toml:1'] }],
};
