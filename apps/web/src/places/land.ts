// Land without state borders, from world-atlas (Natural Earth, public domain), kept beside the
// page.
//
// The file is served with the page; nothing is asked of anybody else.

import type { Feature, FeatureCollection } from 'geojson'
import { feature } from 'topojson-client'

type Topology = Parameters<typeof feature>[0]

/** The land of the world as a shape. */
export async function landFrom(url: string): Promise<Feature | FeatureCollection> {
  const answer = await fetch(url)
  const topology: unknown = await answer.json()
  if (!isTopology(topology) || topology.objects['land'] === undefined) {
    throw new Error('the file of land is a topology')
  }
  return feature(topology, topology.objects['land'])
}

function isTopology(value: unknown): value is Topology {
  return typeof value === 'object' && value !== null && 'objects' in value && 'arcs' in value
}
