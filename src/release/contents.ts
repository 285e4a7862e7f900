/** What a release pack is made from: a built site, and the edition that it is of. */
export interface Release {
  edition: string;
  /** The folder of the built site. */
  built: string;
  /** The days on which the edition was first published, and on which the pack is made. */
  published: string;
  packed: string;
  /** The version of this program. */
  version: string;
}

/** A file of a pack: where it lies in it, what it is, its bytes, and the address at which the same is published. */
export interface PackedFile {
  path: string;
  title: string;
  bytes: Uint8Array;
  address: string;
}

/** A pack whose files are known: who publishes, the address of the edition, and whether anything was changed since. */
export interface Contents extends Release {
  board: string;
  notice: string;
  licence: string;
  /** `2019/20` */
  year: string;
  address: string;
  files: PackedFile[];
}
