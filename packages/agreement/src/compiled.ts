// The compiled agreement: the machine's half of the text, complete and ready to be worked out.
//
// Everything is resolved: names are declared, local times are instants or moments that depend on
// named triggers, zone rules are frozen inside. It is plain data: its canonical JSON has a digest,
// and two machines with the same text, places and zone rules make the same bytes.

import type { Calendar, Instant } from '@holdfast/base'
import type { Basis } from './basis.ts'
import type { AreaSize, LineVersion, PlaceOffset } from './line.ts'
import type {
  ActId,
  AgreementId,
  ClauseId,
  GroupId,
  LaterId,
  PhaseId,
  PlaceId,
  RoleId,
} from './names.ts'
import type { Obligation, Permission, Power } from './obligation.ts'
import type { Moment } from './moment.ts'

export type RoleKind =
  | 'party'
  | 'mediator'
  | 'guarantor'
  | 'observer'
  | 'intermediary'
  | 'body'
  | 'monitor'
  | 'source'
  | 'outsider'

/** What a source is, where the text says so. What is `agreed`, both sides put their name to. */
export const sourceClasses = [
  'united-nations',
  'humanitarian',
  'press',
  'agreed',
  'unnamed',
] as const
export type SourceClass = (typeof sourceClasses)[number]

/** That a source is close to a side: not of it, and not as far from it as from others. */
export type Closeness = {
  readonly side: RoleId
  /** From when on; null: since before the agreement was in force. */
  readonly since: Instant | null
  /** Who says so; null: the text, for all who signed it. */
  readonly by: RoleId | null
}

export type Role = {
  readonly id: RoleId
  readonly kind: RoleKind
  readonly name: string
  /** Of a body: who sits in it. */
  readonly members: readonly RoleId[]
  /** Of a source: the side that owns it, directs it or speaks through it. */
  readonly side?: RoleId
  readonly sourceClass?: SourceClass
  /** The sides that it is close to, as the text says; absent where it says nothing of it. */
  readonly close?: readonly Closeness[]
}

export type Place = {
  readonly id: PlaceId
  /** The place it lies in, where the agreement's places say so. */
  readonly within: PlaceId | null
  /** The places that together make up the whole of it; empty where it is not divided. */
  readonly parts: readonly PlaceId[]
  /** Of a line, or a version of one; absent for every other place. */
  readonly version?: LineVersion
  /** Its area and population, where the places file says them. */
  readonly size?: AreaSize
}

/** Persons or things that an agreement speaks of as one: held in Gaza, heavy weapons. */
export type Group = {
  readonly id: GroupId
  readonly heldBy: RoleId | null
  readonly classes: readonly string[]
  /** How many there are, where the text or a list says; the base of a share. */
  readonly size: number | null
}

/** A class that stands for several: fuel and cooking gas. Never nested. */
export type Kind = { readonly id: string; readonly of: readonly string[] }

export type Phase = {
  readonly id: PhaseId
  readonly opens: Moment
  /** Null: until the agreement ends. The end itself is not part of the phase. */
  readonly closes: Moment | null
}

/** An act that the agreement declares for itself, heard through milestone reports. */
export type OwnAct = {
  readonly id: ActId
  readonly name: string
  /** Said in quotes by the clause that asks for it: only a finding can say that it was done. */
  readonly found?: true
  /** A clause counts from it in quotes, and nothing declares it. */
  readonly quoted?: true
}

/** What the text leaves to be said later, by whoever it gives the power to. */
export type Later = {
  readonly id: LaterId
  readonly kind: 'state' | 'day'
  readonly name: string
  /** Of a state: whether it holds until somebody says otherwise. */
  readonly holds: boolean
  /** A clause says it in quotes, and nothing declares it. */
  readonly quoted?: true
}

/** Where a clause stands in the file, for screens that show text beside status. */
export type ClauseText = {
  readonly id: ClauseId
  readonly article: string
  readonly kind: 'duty' | 'prohibition' | 'power' | 'term'
  /** The clause as written between the fences, one line. */
  readonly source: string
  readonly line: number
  /** What the text leaves open, listed as questions: `bearer`, `stage`, `count`, … */
  readonly unnamed: readonly string[]
  /** The same, where the text says that it is left open on purpose; absent where it does not. */
  readonly deliberate?: readonly string[]
}

export type CompiledAgreement = {
  readonly format: 'holdfast-agreement/1'
  readonly id: AgreementId
  readonly title: string
  /** What every screen says beside the statuses; empty where there is nothing to say. */
  readonly notice: string
  readonly calendar: Calendar
  /** `to` is the end as signed, before any extension; null for an agreement without an end. */
  readonly term: { readonly from: Instant; readonly to: Instant | null }
  /** Alive agreements show text and claims; statuses stay off until a body switches them on. */
  readonly statuses: 'on' | 'off'
  readonly basis: Basis
  readonly roles: readonly Role[]
  readonly places: readonly Place[]
  /** How far places are from the lines; absent where the text has no lines. */
  readonly offsets?: readonly PlaceOffset[]
  readonly groups: readonly Group[]
  readonly kinds: readonly Kind[]
  readonly phases: readonly Phase[]
  readonly acts: readonly OwnAct[]
  /** States and days that are said later; absent where the text has none. */
  readonly later?: readonly Later[]
  readonly articles: readonly { readonly id: string; readonly title: string }[]
  readonly clauses: readonly ClauseText[]
  readonly obligations: readonly Obligation[]
  readonly powers: readonly Power[]
  /** What somebody is permitted to do; absent where the text permits nothing. */
  readonly permissions?: readonly Permission[]
}
