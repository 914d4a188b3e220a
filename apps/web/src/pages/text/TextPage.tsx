// A page that is being written. Nothing yet.
export function TextPage() {
  return null
}
