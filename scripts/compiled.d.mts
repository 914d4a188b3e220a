// What compiled.mjs offers to its test and to benchmarks. It is plain JavaScript, since it runs
// before anything is installed; these are its types, and they must be kept equal to it by hand.

/** Where the command line begins, from the root. */
export const cliSource: string

/** What makes a compiled form of a checkout, from the root. */
export const compiler: string

/** The file of the compiled command line, there or not; null where there is no fingerprint. */
export function compiledPath(root: string): string | null

/** The compiled command line of the sources as they are; null where it is not there, whole. */
export function compiledCli(root: string): string | null

/** Says what a folder of compiled files holds, once all of them are there. */
export function listContents(folder: string): void

/** Lets go of compiled forms that were made long before the newest. */
export function forgetOlder(root: string): void

/** A fingerprint of all that the command line is made of; null where a part is not to be found. */
export function fingerprintOf(root: string): string | null
