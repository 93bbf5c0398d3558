"use strict";
/* What networks compute with in a page. */
const numeric = (() => {
  const bytes = base64 => Uint8Array.from(atob(base64), character => character.charCodeAt(0));

  /** IEEE 754 half precision to float32. */
  function halves(base64) {
    const view = new DataView(bytes(base64).buffer);
    return Float32Array.from({ length: view.byteLength / 2 }, (_, i) => {
      const bits = view.getUint16(2 * i, true);
      const exponent = bits >> 10 & 31;
      const fraction = bits & 1023;
      const size = exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25);
      return bits & 0x8000 ? -size : size;
    });
  }

  /** The error function to 1.2e-7, by a Chebyshev fit (Press et al., Numerical Recipes, section 6.2). */
  function erf(x) {
    const t = 1 / (1 + 0.5 * Math.abs(x));
    const terms = [1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];
    const sum = terms.reduceRight((value, term) => term + t * value, 0);
    const tail = t * Math.exp(-x * x - 1.26551223 + t * sum);
    return x >= 0 ? 1 - tail : tail - 1;
  }

  const gelu = x => 0.5 * x * (1 + erf(x / Math.SQRT2));

  function softmax(values) {
    const largest = values.reduce((a, b) => Math.max(a, b));
    const powers = Array.from(values, x => Math.exp(x - largest));
    const sum = powers.reduce((a, b) => a + b, 0);
    return powers.map(x => x / sum);
  }

  return { bytes, halves, gelu, softmax };
})();
