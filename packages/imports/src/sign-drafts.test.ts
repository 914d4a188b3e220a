// Drafts become a chain of signed statements; what is on record already adds nothing.
// Whether signatures verify is tested where they are made.

import { Author } from '@holdfast/author'
import { assert, instantFromMs, ok, present, refuse, type Bytes, type Result } from '@holdfast/base'
import { keyIdOf, type Envelope, type RoomId, isRoomId } from '@holdfast/record'
import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Draft } from './draft.ts'
import { planByContent, type KnownStatement } from './plan.ts'
import { signDrafts, type SignedDrafts } from './sign-drafts.ts'
import { countsMapping, importAs, mapping } from './testing.ts'

const sha256 = (bytes: Uint8Array): Bytes => new Uint8Array(hash('sha256', bytes, 'buffer'))

// Signatures are not what is tested here: any 64 bytes do.
const signer = {
  keyId: keyIdOf(sha256, new Uint8Array(32)),
  sign: async (message: Bytes): Promise<Bytes> =>
    new Uint8Array([...sha256(message), ...sha256(message)]),
}

async function sign(
  drafts: readonly Draft[],
  known: readonly KnownStatement[] = [],
  last: { seq: number; id: KnownStatement['id'] } | null = null,
): Promise<SignedDrafts & { readonly envelopes: readonly Envelope[] }> {
  const author = new Author({
    sha256,
    signer,
    agreement: 'two-sectors',
    room: roomId('public'),
    head: { last, seen: null },
  })
  const claimedAt = instantFromMs(Date.UTC(2031, 3, 3))
  const plan = planByContent(drafts, known)
  const envelopes: Envelope[] = []
  const take = async (batch: readonly Envelope[]): Promise<Result<unknown>> => {
    envelopes.push(...batch)
    return ok(true)
  }
  const why = { changed: 'so', gone: 'so' }
  const signed = await signDrafts({ plan, why, author, claimedAt, take })
  assert(signed.ok, 'it can be signed')
  return { ...signed.value, envelopes }
}

function roomId(text: string): RoomId {
  assert(isRoomId(text), 'a room id')
  return text
}

async function draftsOf(csv: string): Promise<readonly Draft[]> {
  const imported = await importAs(csv)
  assert(imported.ok, 'it can be imported')
  return imported.value.statements
}

const rows = 'day,trucks,whose\n2031-04-02,40,relief-office\n2031-04-02,40,relief-office\n'

test('signs a chain in which equal rows are two statements', async () => {
  const { envelopes, ids, repeated } = await sign(await draftsOf(rows))
  const [first, second] = envelopes.map(({ statement }) => statement)
  expect(repeated).toBe(0)
  expect(new Set(ids).size).toBe(2)
  expect([first?.seq, second?.seq]).toEqual([0, 1])
  expect([first?.previous, second?.previous]).toEqual([null, first?.id])
})

test('the same table again adds nothing, and a longer one adds what is new', async () => {
  const once = await sign(await draftsOf(rows))
  const known = once.envelopes.map(({ statement }) => statement)
  const { id, seq } = present(known.at(-1), 'two were signed')
  const again = await sign(await draftsOf(rows), known, { seq, id })
  expect(again).toMatchObject({ envelopes: [], repeated: 2, ids: once.ids })
  const more = await sign(await draftsOf(`${rows}2031-04-02,40,relief-office\n`), known, {
    seq,
    id,
  })
  expect(more.repeated).toBe(2)
  expect(more.envelopes.map(({ statement }) => [statement.seq, statement.previous])).toEqual([
    [2, id],
  ])
})

test('a draft about another carries its id, signed now or known before', async () => {
  const [said] = await draftsOf(rows)
  assert(said !== undefined, 'the table has rows')
  const reply: Draft = {
    ...said,
    kind: 'record.retracted',
    body: { why: 'counted twice' },
    references: [{ at: 'statement', draft: 0 }],
  }
  const { envelopes, ids } = await sign([said, reply])
  expect(envelopes[1]?.statement.body['statement']).toBe(ids[0])
  const again = await sign(
    [said, reply],
    envelopes.map(({ statement }) => statement),
  )
  expect(again.repeated).toBe(2)
})

describe('many', () => {
  const many = Array.from({ length: 2_500 }, (_, n) => `2031-04-02,${n},relief-office`).join('\n')
  const open = mapping({
    ...countsMapping,
    statements: countsMapping.statements.map((rule) => ({
      ...rule,
      body: { ...rule.body, closes: { constant: false } },
    })),
  })

  async function signing(take: (batch: readonly Envelope[]) => Promise<Result<unknown>>) {
    const imported = await importAs(`day,trucks,whose\n${many}\n`, { mapping: open })
    assert(imported.ok, 'it can be imported')
    const known = { sha256, signer, agreement: 'two-sectors', room: roomId('public') }
    const claimedAt = instantFromMs(Date.UTC(2031, 3, 3))
    return signDrafts({
      plan: planByContent(imported.value.statements, []),
      why: { changed: 'so', gone: 'so' },
      author: new Author(known),
      claimedAt,
      take,
    })
  }

  test('come in batches, in their order, one chain', async () => {
    const sizes: number[] = []
    const all: Envelope[] = []
    const signed = await signing(async (batch) => {
      sizes.push(batch.length)
      all.push(...batch)
      return ok(true)
    })
    expect(signed).toMatchObject({ ok: true, value: { signed: 2_500 } })
    expect(sizes).toEqual([512, 512, 512, 512, 452])
    expect(all.map(({ statement }) => statement.seq)).toEqual(all.map((_, at) => at))
    expect(all.map(({ statement }) => statement.body['amount'])).toEqual(all.map((_, at) => at))
    for (const [at, { statement }] of all.entries()) {
      expect(statement.previous).toBe(all[at - 1]?.statement.id ?? null)
    }
  })

  test('end where whoever takes them refuses', async () => {
    let taken = 0
    const full = { code: 'store.12', about: {} }
    const signed = await signing(async () => {
      taken += 1
      return taken === 2 ? refuse(full) : ok(true)
    })
    expect([signed, taken]).toEqual([{ ok: false, problem: full }, 2])
  })
})
