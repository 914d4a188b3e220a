// The plan of an example record: `sources/record.json` of its folder, checked.
//
// A plan says in which order the rows of the tables, and statements written out in full, become
// entries, by whose key and in which room. A text `$name` in a body stands for the id of the
// statement so named; `$table:7` for the first statement of that table's seventh row.

import { assert, parseInstant, present, type Instant } from '@holdfast/base'
import { isJsonObject, isRoomId, type JsonObject, type RoomId } from '@holdfast/record'

/** A key of the example. The first is the root, which enrols the others. */
export type PlannedKey = {
  readonly name: string
  readonly holder: string
  readonly roles: readonly string[]
}

/** Rows of a table, or one statement written out. */
export type Step =
  | {
      readonly kind: 'rows'
      readonly table: string
      readonly first: number
      readonly last: number
      readonly by: string
      readonly room: RoomId
      readonly at: Instant
    }
  | {
      readonly kind: 'statement'
      readonly name: string | null
      readonly by: string
      readonly cosigners: readonly string[]
      readonly room: RoomId
      readonly at: Instant
      readonly said: string
      readonly body: JsonObject
      /** The name of the statement that it makes known in a wider room. */
      readonly releases: string | null
    }

/** A checked plan. */
export type Plan = {
  readonly agreement: string
  readonly claimedAt: Instant
  readonly rooms: readonly RoomId[]
  readonly keys: readonly PlannedKey[]
  readonly tables: readonly string[]
  readonly steps: readonly Step[]
}

const format = 'holdfast-example/1'

/** Reads a plan. Stops at the first thing that is wrong: these files are ours. */
export function planFrom(text: string): Plan {
  const value: unknown = JSON.parse(text)
  assert(isJsonObject(value) && value['format'] === format, `a plan of format ${format}`)
  const claimedAt = instantAt(value, 'claimedAt')
  const rooms = textsAt(value, 'rooms').map(roomFrom)
  const keys = objectsAt(value, 'keys').map((key) => ({
    name: textAt(key, 'name'),
    holder: optionalText(key, 'holder') ?? textAt(key, 'name'),
    roles: textsAt(key, 'roles'),
  }))
  const defaults = {
    by: present(keys[0], 'a plan has a key').name,
    room: present(rooms[0], 'a plan has a room'),
    at: claimedAt,
  }
  return {
    agreement: textAt(value, 'agreement'),
    claimedAt,
    rooms,
    keys,
    tables: textsAt(value, 'tables'),
    steps: objectsAt(value, 'steps').map((step) => stepFrom(step, defaults)),
  }
}

type Defaults = { readonly by: string; readonly room: RoomId; readonly at: Instant }

function stepFrom(step: JsonObject, defaults: Defaults): Step {
  const who = {
    by: optionalText(step, 'by') ?? defaults.by,
    room: roomFrom(optionalText(step, 'room') ?? defaults.room),
    at: step['at'] === undefined ? defaults.at : instantAt(step, 'at'),
  }
  const table = optionalText(step, 'table')
  if (table !== null) {
    const [first, last] = listAt(step, 'rows')
    assert(typeof first === 'number' && typeof last === 'number', `${table}: rows [first, last]`)
    return { kind: 'rows', table, first, last, ...who }
  }
  const body = step['body']
  assert(isJsonObject(body), 'a step has a body')
  return {
    kind: 'statement',
    name: optionalText(step, 'name'),
    cosigners: step['cosigners'] === undefined ? [] : textsAt(step, 'cosigners'),
    said: textAt(step, 'kind'),
    body,
    releases: optionalText(step, 'releases'),
    ...who,
  }
}

function roomFrom(text: string): RoomId {
  assert(isRoomId(text), `a room id: ${text}`)
  return text
}

function textAt(object: JsonObject, name: string): string {
  const text = object[name]
  assert(typeof text === 'string', `${name} is a text`)
  return text
}

function optionalText(object: JsonObject, name: string): string | null {
  return object[name] === undefined ? null : textAt(object, name)
}

function instantAt(object: JsonObject, name: string): Instant {
  return present(parseInstant(textAt(object, name)), `${name} is an instant`)
}

function listAt(object: JsonObject, name: string): readonly unknown[] {
  const list = object[name]
  assert(Array.isArray(list), `${name} is a list`)
  return list
}

function textsAt(object: JsonObject, name: string): readonly string[] {
  return listAt(object, name).map((text) => {
    assert(typeof text === 'string', `${name} is a list of texts`)
    return text
  })
}

function objectsAt(object: JsonObject, name: string): readonly JsonObject[] {
  return listAt(object, name).map((member) => {
    assert(isJsonObject(member), `${name} is a list of objects`)
    return member
  })
}
