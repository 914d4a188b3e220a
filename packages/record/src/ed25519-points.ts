// Which Ed25519 public keys may be enrolled: only canonical encodings of points in the prime-order
// group.
//
// A small-order key makes signatures that verify for any message, and a torsioned or non-canonical
// one makes verifiers disagree. The arithmetic is RFC 8032, section 5.1, in plain big integers:
// slow, not constant time, and used on public keys only. It never verifies a signature.

import { assert, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { recordProblems as problem } from './problems.ts'

const prime = 2n ** 255n - 19n
const order = 2n ** 252n + 27742317777372353535851937790883648493n
const curveD = modulo(-121665n * inverse(121666n))
const rootOfMinusOne = power(2n, (prime - 1n) / 4n)

/** A point in extended coordinates: x = X/Z, y = Y/Z, T = XY/Z. */
type Point = { readonly x: bigint; readonly y: bigint; readonly z: bigint; readonly t: bigint }

const identity: Point = { x: 0n, y: 1n, z: 1n, t: 0n }

/** Accepts a raw public key that may be enrolled; otherwise says what is wrong with it. */
export function checkPublicKey(publicKey: Uint8Array): Result<Bytes> {
  const bytes = new Uint8Array(publicKey)
  if (bytes.length !== 32) return refuse(problem.badPublicKey('length'))
  const y = littleEndian(bytes) & (2n ** 255n - 1n)
  if (y >= prime) return refuse(problem.badPublicKey('non-canonical'))
  const isOdd = littleEndian(bytes) >> 255n === 1n
  const root = recoverX(y)
  if (root === null) return refuse(problem.badPublicKey('not on the curve'))
  if (root === 0n && isOdd) return refuse(problem.badPublicKey('non-canonical'))
  const x = (root & 1n) === (isOdd ? 1n : 0n) ? root : modulo(-root)
  const point = { x, y, z: 1n, t: modulo(x * y) }
  if (isIdentity(multiply(point, 8n))) return refuse(problem.badPublicKey('small order'))
  if (!isIdentity(multiply(point, order))) return refuse(problem.badPublicKey('torsioned'))
  return ok(bytes)
}

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n
  for (const byte of bytes.toReversed()) value = value * 256n + BigInt(byte)
  return value
}

// One of the two x with x² = (y² - 1) / (d y² + 1), or null where there is none.
function recoverX(y: bigint): bigint | null {
  const square = modulo((y * y - 1n) * inverse(curveD * y * y + 1n))
  const candidate = power(square, (prime + 3n) / 8n)
  for (const x of [candidate, modulo(candidate * rootOfMinusOne)]) {
    if (modulo(x * x) === square) return x
  }
  return null
}

function multiply(point: Point, scalar: bigint): Point {
  let sum = identity
  let doubled = point
  for (let rest = scalar; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) sum = add(sum, doubled)
    doubled = add(doubled, doubled)
  }
  return sum
}

// The unified addition of RFC 8032, complete on this curve, so that it also doubles.
function add(p: Point, q: Point): Point {
  const a = modulo((p.y - p.x) * (q.y - q.x))
  const b = modulo((p.y + p.x) * (q.y + q.x))
  const c = modulo(2n * curveD * p.t * q.t)
  const d = modulo(2n * p.z * q.z)
  const [e, f, g, h] = [b - a, d - c, d + c, b + a]
  return { x: modulo(e * f), y: modulo(g * h), z: modulo(f * g), t: modulo(e * h) }
}

function isIdentity(point: Point): boolean {
  assert(point.z !== 0n, 'the addition is complete')
  return point.x === 0n && point.y === point.z
}

function modulo(value: bigint): bigint {
  const rest = value % prime
  return rest < 0n ? rest + prime : rest
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = modulo(base)
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = modulo(result * square)
    square = modulo(square * square)
  }
  return result
}

function inverse(value: bigint): bigint {
  return power(value, prime - 2n)
}
