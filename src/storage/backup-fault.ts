/** Reading a backup ends here, and why: what was read before is sound unless `whole` says that nothing may be used. */
export class BackupFault extends Error {
  /** A plain sentence. */
  readonly sentence: string
  /** Whether nothing of the file may be used. */
  readonly whole: boolean

  constructor(sentence: string, whole = false) {
    super(sentence)
    this.name = 'BackupFault'
    this.sentence = sentence
    this.whole = whole
  }
}
