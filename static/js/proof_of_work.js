// Finds the number that clinics/proof_of_work.py asks for: proofOfWork(stamp, address) promises it as text, or ""
// when another address was asked for meanwhile. In slices, so that typing never waits. With a SHA-256 of its own,
// since browsers lend theirs to pages with https only.
const proofOfWork = (() => {
  const BITS = 16, SLICE = 8; // milliseconds
  const PRIMES = [];
  for (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every((prime) => n % prime)) PRIMES.push(n);
  const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) | 0;
  const K = PRIMES.map((prime) => fraction(Math.cbrt(prime)));
  const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  const W = new Int32Array(64);
  const turn = (x, n) => (x >>> n) | (x << (32 - n));

  // One block, W[0] to W[15], into the state (FIPS 180-4, 6.2.2).
  const compress = (state) => {
    for (let t = 16; t < 64; t++) {
      const x = W[t - 15], y = W[t - 2];
      W[t] = W[t - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + W[t - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let t = 0; t < 64; t++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[t] + W[t]) | 0;
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    return [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]) | 0);
  };

  const digest = (text) => {
    const bytes = new TextEncoder().encode(text);
    const blocks = new DataView(new ArrayBuffer((((bytes.length + 8) >> 6) + 1) << 6));
    bytes.forEach((byte, i) => blocks.setUint8(i, byte));
    blocks.setUint8(bytes.length, 0x80);
    blocks.setUint32(blocks.byteLength - 4, bytes.length * 8);
    let state = START;
    for (let at = 0; at < blocks.byteLength; at += 64) {
      for (let i = 0; i < 16; i++) W[i] = blocks.getInt32(at + 4 * i);
      state = compress(state);
    }
    return state;
  };

  const isProof = (challenge, number) => {
    W.set([...challenge, number, 0x80000000, 0, 0, 0, 0, 0, 36 * 8]);
    return compress(START)[0] >>> (32 - BITS) === 0;
  };

  let wanted = "", found = Promise.resolve("");
  const search = async (text) => {
    const challenge = digest(text);
    let number = 0, rested = performance.now();
    while (!isProof(challenge, number)) {
      number++;
      if (number % 64 || performance.now() - rested < SLICE) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (text !== wanted) return "";
      rested = performance.now();
    }
    return String(number);
  };

  return (stamp, address) => {
    const bare = address.replace(/^[ \t\n\r\v\f]+|[ \t\n\r\v\f]+$/g, "");
    const text = `${stamp}\n${bare.replace(/[A-Z]/g, (letter) => letter.toLowerCase())}`;
    if (text !== wanted) { wanted = text; found = search(text); }
    return found;
  };
})();
