/** The size of a file, or of so many bytes, as a link says it: `840 bytes`, `84 KB`, `1.2 MB`. */
export function sizeOf(file: string | Uint8Array | number): string {
  const bytes =
    typeof file === 'number'
      ? file
      : typeof file === 'string'
        ? new TextEncoder().encode(file).length
        : file.length;
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
