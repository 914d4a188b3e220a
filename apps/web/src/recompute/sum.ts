// Compile, replay, work out, answer: the same four steps as anywhere else. No I/O.
//
// Signatures and trees are checked before, in the worker.

import { isBasis, named, type RoleId } from '@holdfast/agreement'
import {
  parseInstant,
  present,
  utcRules,
  type Bytes,
  type Json,
  type ZoneRules,
} from '@holdfast/base'
import { vocabulary } from '@holdfast/vocabulary'
import { compile } from '@holdfast/language'
import { standingFrom } from '@holdfast/monitor'
import { isKeyId, isRoomId, type RoomId } from '@holdfast/record'
import { answerOf, replayRecord } from '@holdfast/replay'
import { sha256 } from '../proof/browser-crypto.ts'
import type { Asked, RoomAsked } from './asked.ts'

type Room = { readonly asked: RoomAsked; readonly entries: readonly Bytes[] }

/** The answer to a question about a record, from its text and its entries. */
export function sumOf(
  asked: Asked,
  files: ReadonlyMap<string, string>,
  rooms: readonly Room[],
): { readonly [key: string]: Json } {
  const zones = zonesOf(files.get('zones.json') ?? '[]')
  const { agreement } = compile(files.get('agreement.md') ?? '', {
    vocabulary,
    places: (name) => files.get(name) ?? null,
    zones: (zone) => zones.find((rules) => rules.zone === zone) ?? null,
  })
  if (agreement === null) throw new Error('the text does not compile')
  const replayed = replayRecord({
    agreement,
    rooms: rooms.map(({ asked: { id }, entries }) => ({ room: roomOf(id), entries })),
    view: asked.view.map(roomOf),
    cut: null,
    sha256,
    ...(isKeyId(asked.root) ? { root: asked.root } : {}),
  })
  const question = {
    asOf: present(parseInstant(asked.asOf), 'the server writes instants'),
    basis: asked.basis !== null && isBasis(asked.basis) ? asked.basis : null,
    source: asked.source === null ? null : named<RoleId>(asked.source),
    stage: asked.stage,
  }
  const standing = standingFrom(agreement, replayed, question)
  return answerOf(agreement, replayed, question, standing)
}

function roomOf(id: string): RoomId {
  if (!isRoomId(id)) throw new Error(`no room: ${id}`)
  return id
}

type ZoneJson = Omit<ZoneRules, 'transitions'> & {
  readonly transitions: readonly { readonly at: string; readonly offsetMinutes: number }[]
}

function isZones(value: unknown): value is readonly ZoneJson[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null)
}

function zonesOf(text: string): readonly ZoneRules[] {
  const value: unknown = JSON.parse(text)
  if (!isZones(value)) return [utcRules]
  const zones = value.map(({ transitions, ...rules }) => ({
    ...rules,
    transitions: transitions.map(({ at, offsetMinutes }) => ({
      at: present(parseInstant(at), 'zones.json holds instants'),
      offsetMinutes,
    })),
  }))
  return [utcRules, ...zones]
}
