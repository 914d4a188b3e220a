// Ctrl-C in the middle of an import: the record has all of it or nothing of it, and verifies.
//
// Method: a table of many rows, and interrupts after different times. Which of the two it is does
// not matter; that it is one of them does.

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { calmDesk, clearDesks, memberOf, program, type Desk } from '../testing.ts'

afterAll(clearDesks)

const rows = 1_500

async function importInterrupted(desk: Desk, afterMs: number): Promise<void> {
  const args = ['import', 'many.csv', '--into', 'record', '--as', 'compiler']
  const child = spawn(process.execPath, [program, ...args], { cwd: desk.dir, stdio: 'ignore' })
  const ended = new Promise((resolve) => {
    child.on('exit', resolve)
  })
  await wait(afterMs)
  child.kill('SIGINT')
  await ended
}

test('an interrupt leaves nothing half-written', async () => {
  const empty = calmDesk()
  const lines = Array.from({ length: rows }, (_, at) => `2023-11-24,${at},entered,office,no`)
  empty.write('relief.csv', '')
  empty.write('many.csv', `date,trucks,stage,source,closes\n${lines.join('\n')}\n`)
  empty.write('many.mapping.json', mapping(empty))
  const sizes: unknown[] = []
  for (const afterMs of [150, 400, 700, 1_000]) {
    const desk = empty.copy()
    await importInterrupted(desk, afterMs)
    const { code, out } = desk.run('verify', 'record', '--json')
    expect([afterMs, code]).toEqual([afterMs, 0])
    sizes.push(memberOf(out, 'entries'))
    const again = desk.run('import', 'many.csv', '--into', 'record', '--as', 'compiler')
    expect(again.code).toBe(0)
  }
  for (const size of sizes) expect([2, 2 + rows]).toContain(size)
})

function mapping(desk: Desk): Buffer {
  return readFileSync(desk.path('relief.mapping.json'))
}
