// Goal: a private key never lies in what is handed on, and is found again by its name.
// Method: the real program in a folder of its own, under git, in a record, and in neither.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { calmDesk, clearDesks, memberOf, newDesk, type Desk, type Ran } from '../testing.ts'
import { ownKeysFolder } from './key-places.ts'

afterAll(clearDesks)

const shares = newDesk()
const own = (name: string): string => join(shares.dir, 'holdfast', 'keys', `${name}.key.json`)

function make(desk: Desk, ...args: readonly string[]): Ran {
  return desk.runWith({ XDG_DATA_HOME: shares.dir }, 'key', 'new', ...args, '--json')
}

function underGit(): Desk {
  const desk = newDesk()
  const { status } = spawnSync('git', ['init', '--quiet', desk.dir])
  expect(status).toBe(0)
  return desk
}

// Windows keeps what is in a user's own folder from others by itself.
function rightsOfOthers(path: string): number {
  return process.platform === 'win32' ? 0 : statSync(path).mode & 0o077
}

test('a key is written where the person stands', () => {
  const desk = newDesk()
  expect(memberOf(make(desk, 'north').out, 'file')).toBe('north.key.json')
  expect(existsSync(desk.path('north.key.json'))).toBe(true)
})

test('under git it is written among the user’s own keys, in a folder of theirs alone', () => {
  const desk = underGit()
  expect(memberOf(make(desk, 'south').out, 'file')).toBe(own('south'))
  expect(existsSync(desk.path('south.key.json'))).toBe(false)
  expect(rightsOfOthers(dirname(own('south')))).toBe(0)
  expect(rightsOfOthers(own('south'))).toBe(0)
})

test('under git a place that is asked for is refused, unless git ignores it', () => {
  const desk = underGit()
  const refused = make(desk, 'east', '--out', 'east.key.json')
  expect(refused.code).toBe(1)
  expect(memberOf(refused.out, 'problem', 'code')).toBe('cli.13')
  expect(existsSync(desk.path('east.key.json'))).toBe(false)
  desk.write('.gitignore', '*.key.json\n')
  expect(make(desk, 'east', '--out', 'east.key.json').code).toBe(0)
})

test('in a record no key is written, even where git ignores it', () => {
  const desk = underGit()
  desk.write('.gitignore', '*.key.json\n')
  mkdirSync(desk.path('record/rooms'), { recursive: true })
  desk.write('record/holdfast.json', '{}')
  expect(make(desk, 'west', '--out', 'record/rooms/west.key.json').code).toBe(1)
  expect(existsSync(desk.path('record/rooms/west.key.json'))).toBe(false)
})

test('--as finds a key by its name among the user’s own keys', () => {
  const desk = calmDesk()
  const elsewhere = { XDG_DATA_HOME: shares.dir }
  make(underGit(), 'clerk')
  const init = ['init', 'other', '--agreement', 'calm.md', '--as', 'clerk'] as const
  expect(desk.runWith(elsewhere, ...init).code).toBe(0)
  expect(desk.runWith({ XDG_DATA_HOME: desk.dir }, ...init).code).not.toBe(0)
})

test('the user’s own keys lie where each kind of machine keeps what is a user’s', () => {
  expect(ownKeysFolder({ XDG_DATA_HOME: '/data' }, 'linux')).toBe(join('/data', 'holdfast', 'keys'))
  expect(ownKeysFolder({ LOCALAPPDATA: 'local' }, 'win32')).toBe(join('local', 'holdfast', 'keys'))
  expect(ownKeysFolder({}, 'linux')).toContain(join('.local', 'share', 'holdfast', 'keys'))
})
