// The one function of topojson-client that is used, and the little of a topology that it needs.
// The package ships no types of its own.

declare module 'topojson-client' {
  import type { Feature, FeatureCollection } from 'geojson'

  export type Topology = {
    readonly type: 'Topology'
    readonly objects: Readonly<Record<string, { readonly type: string }>>
    readonly arcs: readonly unknown[]
  }

  export function feature(
    topology: Topology,
    object: { readonly type: string },
  ): Feature | FeatureCollection
}
