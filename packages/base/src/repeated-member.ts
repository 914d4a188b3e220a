// A member that a JSON text names twice in one object. Readers of JSON keep the last of them and
// say nothing, so what somebody wrote would be dropped unseen.

type Level = { readonly names: Set<string> | null; isName: boolean }

/** The first member that an object of a well-formed JSON text has twice; null where none has. */
export function repeatedMember(json: string): string | null {
  const levels: Level[] = []
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    const level = levels.at(-1)
    if (token === '{') levels.push({ names: new Set(), isName: true })
    else if (token === '[') levels.push({ names: null, isName: false })
    else if (token === '}' || token === ']') levels.pop()
    else if (level === undefined || level.names === null) continue
    else if (token === ',') level.isName = true
    else if (token === ':') level.isName = false
    else if (level.isName) {
      const name = String(JSON.parse(token))
      if (level.names.has(name)) return name
      level.names.add(name)
    }
  }
  return null
}
