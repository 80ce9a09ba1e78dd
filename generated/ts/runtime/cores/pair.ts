// Made by activation-compiler; do not edit.
/**
 * Arithmetic of pairs of doubles: exact sums and products of two doubles, and sums, products, quotients and roots of
 * pairs, rounded to about 104 bits. Each function returns the head and leaves the tail in `tail[0]`. Errors are those
 * proved by Joldes, Muller and Popescu (ACM TOMS 44, 2017) for their algorithms 6, 12 and 17 without a fused product.
 */
import { tail } from './tail.js';

const TAIL = tail;
/** 2^27 + 1, which splits a double into two halves (Veltkamp). */
const SPLIT = 134217729;
/** From 2^996 on the split overflows. */
const SPLITTABLE = 6.696928794914171e299;
/** 2^-54 and 2^54. */
const DOWN = 5.551115123125783e-17;
const UP = 18014398509481984;

/** a + b exactly. Knuth: any order, no overflow of the sum. */
export function twoSum(a: number, b: number): number {
  const sum = a + b;
  const back = sum - b;
  TAIL[0] = a - back + (b - (sum - back));
  return sum;
}

/** a + b − sum exactly, for the rounded sum. */
export function sumError(a: number, b: number, sum: number): number {
  const back = sum - b;
  return a - back + (b - (sum - back));
}

/** a + b exactly, for a = 0 or |a| >= |b|. Dekker. */
export function fastTwoSum(a: number, b: number): number {
  const sum = a + b;
  TAIL[0] = b - (sum - a);
  return sum;
}

/** a·b exactly, as long as the product is at least 2^-968 and finite. Dekker, with Veltkamp's split. */
export function twoProduct(a: number, b: number): number {
  const product = a * b;
  if (Math.abs(a) >= SPLITTABLE) TAIL[0] = productError(a * DOWN, b, product * DOWN) * UP;
  else if (Math.abs(b) >= SPLITTABLE) TAIL[0] = productError(a, b * DOWN, product * DOWN) * UP;
  else TAIL[0] = productError(a, b, product);
  return product;
}

/** a·b − product exactly, for the rounded product; |a| and |b| below 2^996, the product at least 2^-968. */
export function productError(a: number, b: number, product: number): number {
  const as = a * SPLIT;
  const a1 = as - (as - a);
  const a2 = a - a1;
  const bs = b * SPLIT;
  const b1 = bs - (bs - b);
  const b2 = b - b1;
  return a1 * b1 - product + a1 * b2 + a2 * b1 + a2 * b2;
}

/** (a + aLow) + (b + bLow), within 3·2^-106 of itself for any signs. */
export function addPair(a: number, aLow: number, b: number, bLow: number): number {
  const sum = a + b;
  const back = sum - b;
  const rest = a - back + (b - (sum - back));
  const lowSum = aLow + bLow;
  const lowBack = lowSum - bLow;
  const lowRest = aLow - lowBack + (bLow - (lowSum - lowBack));
  const first = rest + lowSum;
  const head = sum + first;
  const second = first - (head - sum) + lowRest;
  const result = head + second;
  TAIL[0] = second - (result - head);
  return result;
}

/** (a + aLow) + b, within 2^-105 of itself. */
export function addDouble(a: number, aLow: number, b: number): number {
  const sum = a + b;
  const back = sum - b;
  const rest = a - back + (b - (sum - back)) + aLow;
  const head = sum + rest;
  TAIL[0] = rest - (head - sum);
  return head;
}

/** (a + aLow)·(b + bLow), within 2^-103 of itself. */
export function mulPair(a: number, aLow: number, b: number, bLow: number): number {
  const product = twoProduct(a, b);
  const rest = TAIL[0]! + (a * bLow + aLow * b);
  const head = product + rest;
  TAIL[0] = rest - (head - product);
  return head;
}

/** (a + aLow)·b, within 2^-104 of itself. */
export function mulDouble(a: number, aLow: number, b: number): number {
  const product = twoProduct(a, b);
  const rest = TAIL[0]! + aLow * b;
  const head = product + rest;
  TAIL[0] = rest - (head - product);
  return head;
}

/** (a + aLow)/(b + bLow), within 2^-102 of itself. */
export function divPair(a: number, aLow: number, b: number, bLow: number): number {
  const q = a / b;
  const product = twoProduct(q, b);
  const rest = (a - product - TAIL[0]! + (aLow - q * bLow)) / b;
  const head = q + rest;
  TAIL[0] = rest - (head - q);
  return head;
}

/** √(a + aLow), within 2^-103 of itself; √0 = 0. */
export function sqrtPair(a: number, aLow: number): number {
  const root = Math.sqrt(a);
  if (!(root > 0)) {
    TAIL[0] = 0;
    return root;
  }
  const square = twoProduct(root, root);
  const rest = (a - square - TAIL[0]! + aLow) / (2 * root);
  const head = root + rest;
  TAIL[0] = rest - (head - root);
  return head;
}
