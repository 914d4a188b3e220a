// Builds the record folders of the example agreements from their sources, byte for byte the same on
// every machine: node scripts/build-examples.ts [NAME …]
//
// What is read: agreement.md, places.geojson and sources/ of each folder; zones.json where it is
// there already, so that a newer tz database changes nothing. What is written: holdfast.json,
// rooms/ and zones.json. A record in which any statement would be refused is not written.

import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert, decodeUtf8, present, type Result, type ZoneRules } from '@holdfast/base'
import type { CompiledAgreement, RoomId as AgreementRoomId } from '@holdfast/agreement'
import { named } from '@holdfast/agreement'
import { vocabulary } from '@holdfast/domains'
import { importTable, parseMapping, type Draft } from '@holdfast/imports'
import { compile } from '@holdfast/language'
import { decodeEnvelope, keyEnrolledBody, keyEnrolledKind, keyIdOf } from '@holdfast/record'
import type { StatementId } from '@holdfast/record'
import { replayRecord } from '@holdfast/replay'
import { appendEntries, freezeZone, initFolder, loadZones, openFolder } from '@holdfast/store'
import { saveZones, sha256, verifyFolder, zonesFile, type RecordFolder } from '@holdfast/store'
import type { Signer } from '@holdfast/store'
import { exampleSigner } from './examples/example-keys.ts'
import { planFrom, type Plan } from './examples/plan.ts'
import { RecordWriter } from './examples/record-writer.ts'

/** The folder of the example agreements. */
export const agreementsFolder = join(import.meta.dirname, '..', 'agreements')

/** What building writes, and therefore what it takes away first. */
const builtFiles = ['holdfast.json', 'rooms', 'holdfast.lock']

/** The names of the examples: folders with a plan. */
export async function exampleNames(): Promise<readonly string[]> {
  const folders = await readdir(agreementsFolder, { withFileTypes: true })
  return folders
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
}
