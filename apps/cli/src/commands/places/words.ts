// The words of `holdfast places`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { jsonOption } from '../record-words.ts'

/** Makes a places file. */
export const places: Command = {
  name: 'places',
  summary: 'makes the places file of an agreement from GeoJSON, KML, a shapefile or a table',
  synopsis: 'places FILE [--by PROPERTY] [--from EPSG:CODE] [--swap] --out FILE [--json]',
  about: [
    'Reads GeoJSON, KML or KMZ, a zipped shapefile, or a table of place codes in CSV, and ' +
      'writes GeoJSON with an id for each place, in degrees, as a text names it: places … in ' +
      '"FILE". The file says where it is from, and of each place what was mended: an open ' +
      'ring is closed, an empty part left out, an area that stood as a hole becomes one of its ' +
      'own, a number in quotes is read. Codes and other names beside the id become aliases of ' +
      'the place, by which tables name it too.',
    'Coordinates of web maps (EPSG:3857) and of the UTM zones of WGS 84 (EPSG:32601 to 32660 ' +
      'north, 32701 to 32760 south) are turned into degrees, where the file or --from says what ' +
      'they are in. Every other projection is refused. What could be meant in two ways is never ' +
      'mended: it is told with the place, and nothing is written.',
  ],
  operands: [{ name: 'FILE', about: 'The places, at most 64 MiB, counted unpacked.' }],
  options: [
    {
      name: 'by',
      value: 'PROPERTY',
      about:
        'The property that is the id. Without it: `id`; in KML the name, in a table the column ' +
        'of codes.',
    },
    {
      name: 'from',
      value: 'EPSG:CODE',
      about: 'The projection of the coordinates, whatever the file says.',
    },
    { name: 'swap', value: null, about: 'Latitude stands first in this file.' },
    { name: 'out', value: 'FILE', about: 'The file to write. It must not be there.' },
    jsonOption,
  ],
  examples: [
    {
      about: 'Districts of an office, by their codes',
      line: 'places districts.zip --by ADM2_PCODE --out places.geojson',
    },
    {
      about: 'A file in metres of a UTM zone',
      line: 'places zones.geojson --from EPSG:32636 --out places.geojson',
    },
  ],
  exits: [
    { code: exitCodes.done, when: 'Written.' },
    {
      code: exitCodes.found,
      when: 'Refused: a projection that is not known, a place that cannot be mended. Not written.',
    },
    { code: exitCodes.usage, when: 'The command was not written as it must be.' },
    { code: exitCodes.unreadable, when: 'The file cannot be read.' },
    { code: exitCodes.system, when: 'The disk refused. Nothing is left half written.' },
  ],
  load: async () => (await import('./run.ts')).run,
}
