// Trees and proofs against vectors: our own, and public ones where they are beside the checkout.
//
// The public folder is ../shared/vectors (transparency-dev/merkle, testdata, commit 417fb0c3). Each
// test asserts on our own vectors, so that nothing is left out where that folder is missing.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeBase64, encodeUtf8, present, type Bytes } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { leafHash } from './merkle-hash.ts'
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './proof.ts'
import { emptyTree, rootOf, rootsAtSizes, treeAfter, treeRoot } from './tree.ts'

const own = join(import.meta.dirname, '../vectors')
const shared = join(import.meta.dirname, '../../../../shared/vectors/merkle')

const sha256 = (bytes: Uint8Array): Bytes =>
  new Uint8Array(createHash('sha256').update(bytes).digest())

/** A case of the vectors, by the names its file uses. */
type Case = ReadonlyMap<string, unknown>

function objectsIn(value: unknown): readonly Case[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  return all
    .filter((one) => typeof one === 'object' && one !== null)
    .map((one) => new Map(Object.entries(one)))
}

function objectsOf(path: string): readonly Case[] {
  return objectsIn(JSON.parse(readFileSync(path, 'utf8')))
}

function ownCases(name: string): readonly Case[] {
  return objectsOf(join(own, `${name}.json`)).flatMap((whole) => objectsIn(whole.get('cases')))
}

function sharedCases(name: string): readonly Case[] {
  const folder = join(shared, name)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .flatMap((path) => objectsOf(join(folder, path)))
}

function hashesAt(one: Case, ...names: readonly string[]): readonly Bytes[] {
  const found = names.map((name) => one.get(name)).find((value) => value !== undefined)
  const texts: readonly unknown[] = Array.isArray(found) ? found : found === null ? [] : [found]
  return texts.map((text) => present(decodeBase64(String(text)), 'vectors are base64'))
}

function hashAt(one: Case, ...names: readonly string[]): Bytes {
  return present(hashesAt(one, ...names)[0], names.join())
}

describe('a tree', () => {
  const vector = present(objectsOf(join(own, 'tree.json'))[0], 'the vector of a tree')
  const tree = { entries: vector.get('entries'), roots: hashesAt(vector, 'roots') }
  const entries: readonly unknown[] = Array.isArray(tree.entries) ? tree.entries : []
  const leaves = entries.map((entry) => leafHash(sha256, encodeUtf8(String(entry))))

  test('has the root of the vectors at every size', () => {
    expect(tree.roots).toHaveLength(leaves.length + 1)
    const sizes = new Set(tree.roots.keys())
    const roots = rootsAtSizes(sha256, leaves, sizes)
    expect([...roots.values()]).toEqual(tree.roots)
  })

  test('has the same root when it grows leaf by leaf', () => {
    let grown = emptyTree
    for (const [size, root] of tree.roots.entries()) {
      expect(grown.size).toBe(size)
      expect(treeRoot(sha256, grown)).toEqual(root)
      const leaf = leaves[size]
      if (leaf !== undefined) grown = treeAfter(sha256, grown, leaf)
    }
  })

  test('gives the roots of the sizes it has, and no others', () => {
    expect([...rootsAtSizes(sha256, leaves, new Set([2, 99])).keys()]).toEqual([2])
  })
})

describe('an inclusion proof', () => {
  const cases = [...ownCases('inclusion'), ...sharedCases('inclusion')]

  test('of the vectors is accepted or refused as they say', () => {
    expect(cases.length).toBeGreaterThan(60)
    const wrong = cases.filter((one) => {
      const verified = verifyInclusion(sha256, {
        index: Number(one.get('index') ?? one.get('leafIdx')),
        size: Number(one.get('size') ?? one.get('treeSize')),
        leaf: hashAt(one, 'leaf', 'leafHash'),
        root: hashAt(one, 'root'),
        proof: hashesAt(one, 'proof'),
      })
      return verified.ok === one.get('wantErr')
    })
    expect(wrong).toEqual([])
  })

  test('verifies for every leaf of every small tree, and for no other place', () => {
    const leaves = Array.from({ length: 20 }, (_, at) => leafHash(sha256, Uint8Array.of(at)))
    for (let size = 1; size <= leaves.length; size++) {
      const some = leaves.slice(0, size)
      const root = rootOf(sha256, some)
      for (const [index, leaf] of some.entries()) {
        const claim = { index, size, leaf, root, proof: inclusionProof(sha256, some, index) }
        expect(verifyInclusion(sha256, claim).ok).toBe(true)
        for (let other = 0; other <= size; other++) {
          const isRight = verifyInclusion(sha256, { ...claim, index: other }).ok
          expect(isRight).toBe(other === index)
        }
      }
    }
  })
})

describe('a consistency proof', () => {
  const cases = [...ownCases('consistency'), ...sharedCases('consistency')]

  test('of the vectors is accepted or refused as they say', () => {
    expect(cases.length).toBeGreaterThan(60)
    const wrong = cases.filter((one) => {
      const claim = {
        from: Number(one.get('from') ?? one.get('size1')),
        to: Number(one.get('to') ?? one.get('size2')),
        fromRoot: hashAt(one, 'fromRoot', 'root1'),
        toRoot: hashAt(one, 'toRoot', 'root2'),
        proof: hashesAt(one, 'proof'),
      }
      // One public case accepts roots of 12 bytes; here hashes have 32 bytes or are refused.
      const isHash = claim.fromRoot.length === 32 && claim.toRoot.length === 32
      return verifyConsistency(sha256, claim).ok !== (isHash && one.get('wantErr') === false)
    })
    expect(wrong).toEqual([])
  })

  test('verifies between any two sizes, and not with another root', () => {
    const leaves = Array.from({ length: 20 }, (_, at) => leafHash(sha256, Uint8Array.of(at)))
    for (let to = 1; to <= leaves.length; to++) {
      const some = leaves.slice(0, to)
      const toRoot = rootOf(sha256, some)
      for (let from = 1; from <= to; from++) {
        const fromRoot = rootOf(sha256, some.slice(0, from))
        const claim = { from, to, fromRoot, toRoot, proof: consistencyProof(sha256, some, from) }
        expect(verifyConsistency(sha256, claim).ok).toBe(true)
        const other = rootOf(sha256, some.slice(0, from - 1))
        expect(verifyConsistency(sha256, { ...claim, fromRoot: other }).ok).toBe(false)
      }
    }
  })
})
