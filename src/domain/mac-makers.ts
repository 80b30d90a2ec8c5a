/** Who blocks of MAC addresses are assigned to. */
export interface MacMakers {
  /** The assignee of a block, given as its first 6, 7 or 9 hexadecimal digits in upper case. */
  findMaker(block: string): string | undefined;
}
