// A page that is being written. Nothing yet.
export function TonightPage() {
  return null
}
