// A page that is being written. Nothing yet.
export function RecordPage() {
  return null
}
