/** What WGSL reserves (https://www.w3.org/TR/WGSL/, sections 15.1 and 15.2), and what an emitted file itself uses. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const keywords = words(`
  alias break case const const_assert continue continuing default diagnostic discard else enable false fn for if let
  loop override requires return struct switch true var while
`);

const reservedWords = words(`
  NULL Self abstract active alignas alignof as asm asm_fragment async attribute auto await become cast catch class
  co_await co_return co_yield coherent column_major common compile compile_fragment concept const_cast consteval
  constexpr constinit crate debugger decltype delete demote demote_to_helper do dynamic_cast enum explicit export
  extends extern external fallthrough filter final finally friend from fxgroup get goto groupshared highp impl
  implements import inline instanceof interface layout lowp macro macro_rules match mediump meta mod module move mut
  mutable namespace new nil noexcept noinline nointerpolation non_coherent noncoherent noperspective null nullptr of
  operator package packoffset partition pass patch pixelfragment precise precision premerge priv protected pub public
  readonly ref regardless register reinterpret_cast require resource restrict self set shared sizeof smooth snorm
  static static_assert static_cast std subroutine super target template this thread_local throw trait try type typedef
  typeid typename typeof union unless unorm unsafe unsized use using varying virtual volatile wgsl where with writeonly
  yield
`);

/**
 * Predeclared names that emitted text uses. WGSL lets a module declare others of its predeclared names again (a
 * function `tanh`), but then the module means its own; these must keep their meaning.
 */
const used = words(`
  abs arrayLength bitcast ceil floor max min select sign sqrt array bool f16 f32 i32 u32 vec2 vec3 uniform storage read read_write
`);

const isWord = (name: string): boolean =>
  keywords.has(name) || reservedWords.has(name) || name === '_' || name.startsWith('__');

/** May no function be called so? */
export const isReserved = (name: string): boolean => isWord(name) || used.has(name);

/** Variables of an emitted function live beside its local values, whose names give way; so the rule is the same. */
export const isReservedVariable = isReserved;

/** `actc_` begins the names of cores, buffers and constants of emitted files: others move away. */
export const tidy = (name: string): string => name.replace(/^actc_/, 'u_actc_');
