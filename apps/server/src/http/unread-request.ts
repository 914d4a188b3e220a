// How a request is refused that never became one: broken HTTP, headers beyond all measure, or one
// that did not arrive in time. It reaches no route and no hook, so the answer is written here.
//
// It is a problem like any other, and as safe to open: nothing in it may run or be taken for more.

import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { errorCodeOf } from '../error-code.ts'
import { serverProblems as problem } from '../problems.ts'

/** What could not be read, and the status of its answer, by Node's code; else the request, 400. */
const refusals: Readonly<Record<string, readonly [number, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request'],
  HPE_HEADER_OVERFLOW: [431, 'headers'],
}

/** Answers what cannot be read, and closes the connection. */
export function refuseUnread(error: Error, socket: Socket): void {
  const code = errorCodeOf(error)
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, at] = refusals[code] ?? [400, 'request']
  const body = JSON.stringify({ problem: problem.malformed(at) })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Cache-Control: no-store',
    "Content-Security-Policy: default-src 'none'",
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
