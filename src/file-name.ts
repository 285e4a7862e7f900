/**
 * Why a file or folder of this name cannot be on every computer, or `undefined`: Windows keeps some names for devices
 * (`con`, `nul.md`), and takes neither some marks nor a full stop or a space at the end; addresses have marks of their own.
 */
export function fileNameFault(name: string): string | undefined {
  const device = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|$)/i.exec(name)?.[0];
  if (device !== undefined) return `Windows keeps the name "${device}" for a device`;
  const mark = /[<>:"|?*\\\0-\x1F]/.exec(name)?.[0];
  if (mark !== undefined) return `Windows allows no ${mark} in names`;
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(name)) return 'a character in it does not show';
  const sign = /[#%]/.exec(name)?.[0];
  if (sign !== undefined) return `a ${sign} means something else in an address`;
  return /[. ]$/.test(name) ? 'Windows allows no full stop or space at the end of names' : undefined;
}
