// Names for primitive types that must not be mixed up.
//
// A brand exists for the compiler only. It is made at a checked edge: in the function that checks
// the value, and nowhere else.

declare const brand: unique symbol

export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
