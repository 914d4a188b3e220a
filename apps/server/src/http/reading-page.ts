// GET /api: the API as a page to read; GET /api/openapi.json: for machines.
//
// The page is made from the protocol's table. It has no script, so it reads the same everywhere.

import {
  accountSchemas,
  routes,
  routeSummary,
  statementSchemas,
  type RouteShape,
} from '@holdfast/protocol'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

const style = `
body { max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; line-height: 1.5;
  font-family: "IBM Plex Sans", system-ui, sans-serif; color: #1c2426; background: #fbfaf7 }
h1 { font-weight: 600 } h2 { font-size: 1rem; margin: 2.5rem 0 .25rem; font-weight: 600 }
code { font-family: "IBM Plex Mono", ui-monospace, monospace; font-size: .9em }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; margin: .75rem 0 }
dt, dd { margin: 0 } p { margin: .25rem 0 }
@media (prefers-color-scheme: dark) {
  body { color: #e3e6e4; background: #14191b } a { color: #8fc7d4 }
}
`

/** Registers the page, its style and the description for machines. */
export function readingPage(app: FastifyInstance): void {
  const page = printPage()
  // What can be said, kind by kind: `append` takes any of them, signed.
  const components = { schemas: { ...statementSchemas(), ...accountSchemas() } }
  app.get('/api', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(page),
  )
  app.get('/api/reading.css', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(style),
  )
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => ({
    ...app.swagger(),
    components,
  }))
}

function printPage(): string {
  const sections = Object.values<RouteShape>(routes).map(printRoute).join('\n')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Holdfast: the API</title>
<link rel="stylesheet" href="/api/reading.css">
</head>
<body>
<main>
<h1>The API</h1>
<p>For machines: <a href="/api/openapi.json">openapi.json</a>, OpenAPI 3.1. A refusal is
<code>{"problem": {"code", "about"}}</code>. A request without a session sees the public room only;
everything it is told is worked out from that room. Every answer about a record names its view and
how far each room was read.</p>
${sections}
</main>
</body>
</html>
`
}

function printRoute(route: RouteShape): string {
  const { method, path, params, query, media } = route
  const terms = [...fieldsOf(params), ...fieldsOf(query)]
    .map(([name, about]) => `<dt><code>${name}</code></dt><dd>${markup(about)}</dd>`)
    .join('\n')
  const list = terms === '' ? '' : `<dl>\n${terms}\n</dl>`
  return `<section>
<h2><code>${method} ${escapeHtml(path)}</code></h2>
<p>${markup(routeSummary(route))}</p>
${list}
<p>Answers <code>${escapeHtml(media)}</code>.</p>
</section>`
}

function fieldsOf(shape: z.ZodObject): readonly (readonly [string, string])[] {
  return Object.entries(shape.shape).map(([name, field]) => [
    name,
    field instanceof z.ZodType ? (field.description ?? '') : '',
  ])
}

function markup(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
