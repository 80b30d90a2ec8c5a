import { z } from 'zod';

/** Why a product is not affected, in the words that OpenVEX and CSAF share (CISA, VEX Status Justifications, 2022). */
export const VexJustification = z.enum([
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
]);
export type VexJustification = z.infer<typeof VexJustification>;
