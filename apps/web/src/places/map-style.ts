// The style of the map: land and water without state borders, the agreement's places, numbered
// marks. Colours come from the tokens, so that light and dark are one map.

import type { StyleSpecification } from 'maplibre-gl'

export type MapColours = Readonly<Record<'sea' | 'land' | 'area' | 'ink' | 'line', string>>

/** The tokens as the page has them now. */
export function coloursOf(element: Element): MapColours {
  const probe = document.createElement('span')
  element.append(probe)
  const read = (token: string): string => {
    probe.style.color = `var(--${token})`
    return getComputedStyle(probe).color
  }
  const colours = {
    sea: read('sea'),
    land: read('land'),
    area: read('area'),
    ink: read('ink'),
    line: read('ink-2'),
  }
  probe.remove()
  return colours
}

type Geometry = GeoJSON.FeatureCollection | GeoJSON.Feature | GeoJSON.Geometry

/** A style without any request: everything it draws is in it. */
export function styleOf(
  colours: MapColours,
  land: Geometry,
  places: GeoJSON.FeatureCollection,
): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: land },
      places: { type: 'geojson', data: places },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colours.land } },
      {
        id: 'areas',
        type: 'fill',
        source: 'places',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': colours.area, 'fill-opacity': 0.75 },
      },
      {
        id: 'edges',
        type: 'line',
        source: 'places',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'line-color': colours.line, 'line-width': 1, 'line-dasharray': [2, 3] },
      },
      {
        id: 'lines',
        type: 'line',
        source: 'places',
        filter: ['==', ['geometry-type'], 'LineString'],
        paint: { 'line-color': colours.ink, 'line-width': 1.5, 'line-dasharray': [3, 2] },
      },
      {
        id: 'points',
        type: 'circle',
        source: 'places',
        filter: ['==', ['geometry-type'], 'Point'],
        paint: { 'circle-color': colours.ink, 'circle-radius': 3 },
      },
    ],
  }
}
