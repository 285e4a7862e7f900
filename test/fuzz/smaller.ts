/** The most attempts to make an input smaller. */
const mostAttempts = 60;

/** Less of an input that is still bad: ever smaller runs of lines are left out, then of characters, while it stays so. */
export function smaller(bytes: Uint8Array, isBad: (bytes: Uint8Array) => boolean): Uint8Array {
  let left = Buffer.from(bytes).toString('latin1'); // One character for each byte, whatever they are.
  let attempts = 0;
  for (const seam of ['\n', '']) {
    for (let size = 0.5; attempts < mostAttempts && size > 0.01; size /= 2) {
      const pieces = left.split(seam);
      const length = Math.max(1, Math.floor(pieces.length * size));
      for (let at = 0; at < pieces.length && attempts < mostAttempts;) {
        const fewer = pieces.toSpliced(at, length);
        attempts += 1;
        if (isBad(Buffer.from(fewer.join(seam), 'latin1'))) pieces.splice(at, length);
        else at += length;
      }
      left = pieces.join(seam);
    }
  }
  return Buffer.from(left, 'latin1');
}
