/**
 * What GLSL ES 3.00 and GLSL 4.50 reserve: keywords and words kept for the future (sections 3.7 and 3.6 of the two
 * specifications), and all built-in functions: ES forbids to declare them again, 4.50 would hide them.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const keywords = words(`
  attribute const uniform varying layout centroid flat smooth noperspective patch sample break continue do for while
  switch case default if else subroutine in out inout true false invariant precise discard return struct void bool int
  uint float double lowp mediump highp precision buffer shared coherent volatile restrict readonly writeonly
  atomic_uint vec2 vec3 vec4 dvec2 dvec3 dvec4 bvec2 bvec3 bvec4 ivec2 ivec3 ivec4 uvec2 uvec3 uvec4 mat2 mat3 mat4
  mat2x2 mat2x3 mat2x4 mat3x2 mat3x3 mat3x4 mat4x2 mat4x3 mat4x4 dmat2 dmat3 dmat4 dmat2x2 dmat2x3 dmat2x4 dmat3x2
  dmat3x3 dmat3x4 dmat4x2 dmat4x3 dmat4x4
`);

/** sampler2D, isampler2DArray, uimage3D, textureCube, subpassInput and their kin. */
const isOpaqueType = (name: string): boolean =>
  /^[iu]?(sampler|image|texture)(1D|2D|3D|Cube|Buffer|Rect|2DRect|External|$)/.test(name) ||
  /^[iu]?(subpassInput|sampler3DRect|sampler2DRectShadow|samplerShadow)/.test(name);

const reservedWords = words(`
  common partition active asm class union enum typedef template this resource goto inline noinline public static
  extern external interface long short half fixed unsigned superp input output hvec2 hvec3 hvec4 fvec2 fvec3 fvec4
  filter sizeof cast namespace using packed
`);

const functions = words(`
  radians degrees sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh pow exp log exp2 log2 sqrt inversesqrt
  abs sign floor trunc round roundEven ceil fract mod modf min max clamp mix step smoothstep isnan isinf
  floatBitsToInt floatBitsToUint intBitsToFloat uintBitsToFloat fma frexp ldexp packUnorm2x16 packSnorm2x16
  packUnorm4x8 packSnorm4x8 unpackUnorm2x16 unpackSnorm2x16 unpackUnorm4x8 unpackSnorm4x8 packHalf2x16 unpackHalf2x16
  packDouble2x32 unpackDouble2x32 length distance dot cross normalize ftransform faceforward reflect refract
  matrixCompMult outerProduct transpose determinant inverse lessThan lessThanEqual greaterThan greaterThanEqual equal
  notEqual any all not uaddCarry usubBorrow umulExtended imulExtended bitfieldExtract bitfieldInsert bitfieldReverse
  bitCount findLSB findMSB dFdx dFdy dFdxFine dFdyFine dFdxCoarse dFdyCoarse fwidth fwidthFine fwidthCoarse
  interpolateAtCentroid interpolateAtSample interpolateAtOffset noise1 noise2 noise3 noise4 barrier memoryBarrier
  memoryBarrierAtomicCounter memoryBarrierBuffer memoryBarrierShared memoryBarrierImage groupMemoryBarrier
  EmitStreamVertex EndStreamPrimitive EmitVertex EndPrimitive subpassLoad anyInvocation allInvocations
  allInvocationsEqual main defined
`);

/** Words of the notation that functions are printed in first; its translation would change them. */
const notation = words('select bitcast f32 u32 i32 let');

const isBuiltinFunction = (name: string): boolean =>
  functions.has(name) || /^(texel|texture|shadow|atomic|image)[A-Z0-9]/.test(name) || name === 'texture';

/** May neither a function nor a variable be called so? */
export const isReserved = (name: string): boolean =>
  keywords.has(name) || reservedWords.has(name) || isOpaqueType(name) || isBuiltinFunction(name) || notation.has(name);

/**
 * Two underscores in a row and the beginning `gl_` are GLSL's own, the beginnings `actc_` and `ACTC_` are those of
 * emitted files' own names: `tanh__` becomes `tanh_u_`, `gl_x` becomes `u_gl_x`.
 */
export const tidy = (name: string): string => name.replace(/__+/g, '_u_').replace(/^(gl|GL|actc|ACTC)_/, 'u_$1_');
