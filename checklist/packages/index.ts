import { gradleBuild, gradleLock } from './gradle.ts';
import { pom } from './maven.ts';
import { packageJson, packageLock } from './npm.ts';
import type { PackageReader } from './package-use.ts';

/** Every kind of file that is read for packages. */
export const packageReaders: readonly PackageReader[] = [
  packageLock,
  packageJson,
  pom,
  gradleLock,
  gradleBuild,
];
