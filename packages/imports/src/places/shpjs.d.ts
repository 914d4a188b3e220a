// What is used of shpjs, which has no types of its own for this version.
// Its functions that fetch and unpack are left out: they know no limit.

declare module 'shpjs' {
  /** The geometries of a `.shp` file, as they are; null for a record without a shape. */
  export function parseShp(bytes: Uint8Array): readonly unknown[]
  /** The rows of a `.dbf` file, in the encoding that a `.cpg` file names. */
  export function parseDbf(
    bytes: Uint8Array,
    encoding: Uint8Array | undefined,
  ): readonly Readonly<Record<string, unknown>>[]
}
