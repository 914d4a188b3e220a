// A page that is being written. Nothing yet.
export function MapPage() {
  return null
}
