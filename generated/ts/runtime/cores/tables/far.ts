// Made by activation-compiler; do not edit.
/**
 * Reduction of huge arguments to sin and cos.
 * Written by `node scripts/coefficients/write.mjs`; not edited by hand.
 */

/** Fractional bits of `stepsPerUnit`. */
export const FRACTION_BITS = 1264n;

/** 128/π · 2^FRACTION_BITS, rounded down. */
export const stepsPerUnit =
  0x28be60db9391054a7f09d5f47d4d377036d8a5664f10e4107f9458eaf7aef1586dc91b8e909374b801924bba827464873f877ac72c4a69cfba208d7d4baed1213a671c09ad17df904e64758e60d4ce7d272117e2ef7e4a0ec7fe25fff7816603fbcbc462d6829b47db4d9fb3c9f2c26dd3d18fd9a797fa8b5d49eeb1faf97c5ecf41ce7de294a4ba9afed7ec47e357421580cc11bf1edaeafc33ef0826bd0dn;

/** π/128 · 2^240. */
export const piStep = 0x6487ed5110b4611a62633145c06e0e68948127044533e63a0105df531d8n;
