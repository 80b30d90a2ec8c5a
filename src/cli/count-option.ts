import { InvalidArgumentError } from 'commander';

/** Reads an option that must be a whole number from 1; commander prints the complaint. */
export function countOption(text: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}
