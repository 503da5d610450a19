/** A package, or what is shipped beside packages, with its licence's name and texts. */
export interface Licensed {
  readonly name: string;
  readonly version?: string;
  readonly licence: string;
  readonly texts: readonly string[];
}

export function packageFolder(file: string): string | undefined;
export function readPackage(folder: string): Licensed;
export function describeLicences(packages: readonly Licensed[]): string;
