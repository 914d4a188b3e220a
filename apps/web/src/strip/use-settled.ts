// A value once it has stood still for a moment, so that a pointer in passing asks nothing.
//
// It holds no more than the last value.

import { useEffect, useState } from 'react'

/** The value, `ms` after it last changed. It is compared by identity. */
export function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
