// A page that is being written. Nothing yet.
export function EntryPage() {
  return null
}
