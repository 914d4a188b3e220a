// One codec a shape: it prints, parses and documents.
//
// A shape is a zod schema of what travels. Parsing turns instants from text into instants; printing
// goes the other way, on the agreement's own clock, and writes canonical JSON (RFC 8785), so that
// the bytes are the same wherever they are printed. The printer is made from the schema: a member
// that the schema does not name is never sent.

import { offsetAt, parseInstant, printInstantAt, isInstantMs } from '@holdfast/base'
import { assert, canonicalJson, isJson, present } from '@holdfast/base'
import type { Calendar, Instant } from '@holdfast/base'
import { z } from 'zod'

/** Prints an instant as its agreement's clock shows it. */
export type PrintInstant = (at: Instant) => string

/** Prints, parses and documents one shape. */
export type Codec<Value> = {
  /** What travels; its output is the value. */
  readonly shape: z.ZodType<Value>
  /** The value as canonical JSON. */
  readonly print: (value: Value, clock: PrintInstant) => string
  /** The value that JSON says; null where it is of another shape. */
  readonly parse: (json: unknown) => Value | null
}

const clocks = new WeakMap<Calendar, PrintInstant>()
const instantsKept = 50_000

/** The clock of an agreement: its own zone, with the offset. One for each calendar. */
export function clockOf({ calendar }: { readonly calendar: Calendar }): PrintInstant {
  const clock = clocks.get(calendar) ?? makeClock(calendar)
  clocks.set(calendar, clock)
  return clock
}

// The same instants, a day's beginning and end, are printed over and over.
function makeClock({ rules }: Calendar): PrintInstant {
  const printed = new Map<Instant, string>()
  return (at) => {
    const known = printed.get(at)
    if (known !== undefined) return known
    const text = printInstantAt(at, offsetAt(rules, at))
    if (printed.size >= instantsKept) printed.clear()
    printed.set(at, text)
    return text
  }
}

/** A codec of a shape. */
export function codec<Value>(shape: z.ZodType<Value>): Codec<Value> {
  let printer: Printer | null = null
  return {
    shape,
    print: (value, clock) => {
      printer ??= printerOf(shape)
      return printer(value, clock)
    },
    parse: (json) => {
      const parsed = shape.safeParse(json)
      return parsed.success ? parsed.data : null
    },
  }
}

type Printer = (value: unknown, clock: PrintInstant) => string

// How schemas that change what they carry change it back, by their definition: a schema that is
// described is another object with the same definition.
const encoders = new WeakMap<object, (value: unknown) => unknown>()
const instants = new WeakSet<object>()
const kept = new WeakSet<object>()

/** An instant: text with its zone when it travels. */
export const instant = instantShape()

function instantShape(): z.ZodType<Instant, string> {
  const shape = z.codec(z.string().max(40), z.custom<Instant>(isInstant), {
    decode: (text, payload) => {
      const at = parseInstant(text)
      if (at !== null) return at
      payload.issues.push({ code: 'custom', message: 'no time with a zone', input: text })
      return z.NEVER
    },
    encode: (at) => new Date(at).toISOString(),
  })
  instants.add(shape.def)
  return shape
}

function isInstant(value: unknown): boolean {
  return typeof value === 'number' && isInstantMs(value)
}

/** A shape that travels as another, leaner one. */
export function carriedAs<Value, Carried>(
  carried: z.ZodType<Carried>,
  {
    decode,
    encode,
  }: {
    readonly decode: (carried: Carried) => Value
    readonly encode: (value: Value) => Carried
  },
): z.ZodType<Value> {
  const isValue = (value: unknown): value is Value => value !== undefined
  const shape = z.codec(carried, z.custom<Value>(isValue), { decode, encode })
  encoders.set(shape.def, (value) => {
    assert(isValue(value), 'a value of the shape')
    return encode(value)
  })
  return shape
}

/**
 * A shape whose values do not change and come again: the text of each is kept for as long as the
 * value is.
 */
export function keptText<Shape extends z.ZodType>(shape: Shape): Shape {
  kept.add(shape.def)
  return shape
}

function keeping(print: Printer): Printer {
  const texts = new WeakMap<object, { readonly clock: PrintInstant; readonly text: string }>()
  return (value, clock) => {
    assert(isObject(value), 'what is kept is an object')
    const known = texts.get(value)
    if (known?.clock === clock) return known.text
    const text = print(value, clock)
    texts.set(value, { clock, text })
    return text
  }
}

function printerOf(schema: z.core.$ZodType): Printer {
  const print = plainPrinterOf(schema)
  return kept.has(schema._zod.def) ? keeping(print) : print
}

function plainPrinterOf(schema: z.core.$ZodType): Printer {
  if (instants.has(schema._zod.def)) return printInstant
  const encode = encoders.get(schema._zod.def)
  if (schema instanceof z.ZodPipe) {
    const inner = printerOf(schema.def.in)
    const back = present(encode, 'what is carried as another shape comes back')
    return (value, clock) => inner(back(value), clock)
  }
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    const inner = printerOf(schema.unwrap())
    return (value, clock) => (value === null ? 'null' : inner(value, clock))
  }
  if (schema instanceof z.ZodObject) return printObject(schema)
  if (schema instanceof z.ZodArray) {
    const element = printerOf(schema.element)
    return printList(() => element)
  }
  if (schema instanceof z.ZodTuple) {
    const items = schema.def.items.map(printerOf)
    return printList((at) => present(items[at], 'a tuple is as long as its shape'))
  }
  if (schema instanceof z.ZodRecord) return printRecord(printerOf(schema.valueType))
  if (schema instanceof z.ZodDiscriminatedUnion) return printUnion(schema)
  return printPlain
}

function printInstant(value: unknown, clock: PrintInstant): string {
  assert(typeof value === 'number' && isInstantMs(value), 'an instant')
  return JSON.stringify(clock(value))
}

function printPlain(value: unknown): string {
  assert(isJson(value), 'what travels is JSON')
  return canonicalJson(value)
}

function printObject(schema: z.ZodObject): Printer {
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape
  const members = Object.keys(shape)
    .sort()
    .map((key) => ({
      key,
      name: JSON.stringify(key),
      print: printerOf(present(shape[key], 'a member has a shape')),
    }))
  return (value, clock) => {
    assert(isObject(value), 'an object')
    let text = ''
    for (const { key, name, print } of members) {
      const member = value[key]
      if (member !== undefined) text += `${text === '' ? '' : ','}${name}:${print(member, clock)}`
    }
    return `{${text}}`
  }
}

function printRecord(print: Printer): Printer {
  return (value, clock) => {
    assert(isObject(value), 'an object')
    const members = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${print(value[key], clock)}`)
    return `{${members.join(',')}}`
  }
}

function printList(printerAt: (at: number) => Printer): Printer {
  return (value, clock) => {
    assert(Array.isArray(value), 'a list')
    return `[${value.map((member: unknown, at) => printerAt(at)(member, clock)).join(',')}]`
  }
}

function printUnion(schema: z.ZodDiscriminatedUnion): Printer {
  const { discriminator } = schema.def
  const printers = new Map<unknown, Printer>()
  for (const option of schema.options) {
    assert(option instanceof z.ZodObject, 'a union is of objects')
    const shape: Readonly<Record<string, z.core.$ZodType>> = option.shape
    const named = shape[discriminator]
    const print = printObject(option)
    const values = named instanceof z.ZodLiteral ? named.values : new Set(namesOf(named))
    for (const value of values) printers.set(value, print)
  }
  return (value, clock) => {
    assert(isObject(value), 'an object')
    return present(printers.get(value[discriminator]), 'one of the union')(value, clock)
  }
}

function namesOf(schema: unknown): readonly unknown[] {
  assert(schema instanceof z.ZodEnum, 'a union is told apart by names')
  return schema.options
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
