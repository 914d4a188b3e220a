// The ids that agreements, facts and statuses share.
//
// They are made where text or a record is checked (language, domains) and only passed on here.

import { assert, isId, type Brand } from '@holdfast/base'

export type AgreementId = Brand<string, 'AgreementId'>
/** A clause as the text numbers it: `2.1`. */
export type ClauseId = Brand<string, 'ClauseId'>
/** A party, mediator, guarantor, body, source … as the agreement declares it. */
export type RoleId = Brand<string, 'RoleId'>
export type PlaceId = Brand<string, 'PlaceId'>
export type GroupId = Brand<string, 'GroupId'>
export type PhaseId = Brand<string, 'PhaseId'>
/** What is done: `release`, `attack`, `bring`; or an act the agreement declares. */
export type ActId = Brand<string, 'ActId'>
/** What a text leaves to be said later: whether a state holds, which day it is. */
export type LaterId = Brand<string, 'LaterId'>
export type RoomId = Brand<string, 'RoomId'>
/** Stable through corrections: the id of the statement that first said it. */
export type FactKey = Brand<string, 'FactKey'>

/** Brands a checked id. A fault where the text is no id: check before you call. */
export function named<Name extends Brand<string, string>>(text: string): Name {
  assert(isId(text), `not an id: ${text}`)
  return text as Name
}

/** Where an entry stands: the room's log and its zero-based index. */
export type EntryRef = { readonly room: RoomId; readonly index: number }

export type Quantity = { readonly value: number; readonly unit: string }
