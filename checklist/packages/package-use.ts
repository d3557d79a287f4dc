/** One place where a build names a package that it uses. */
export interface PackageUse {
  readonly ecosystem: 'npm' | 'maven';
  /** As registries know it: `@shop/client`, or `com.shop:client` for Maven and Gradle. */
  readonly name: string;
  /** Exact version, range, tag or link; undefined where this file does not say it. */
  readonly version?: string | undefined;
  /** Characters before it in the file. */
  readonly at: number;
}

/** Reads one kind of file. */
export interface PackageReader {
  /** Whether a file of this name is of this kind. */
  reads(fileName: string): boolean;
  /** @throws {Error} when the text is not what its name promises */
  read(text: string): PackageUse[];
}
