import type { ProductMatch } from '../domain/affected-statement.ts';
import { compareCpeValues } from '../domain/cpe-comparison.ts';
import { any, isPlainValue, notApplicable } from '../domain/cpe-value.ts';
import type { ObservedProduct } from './observed-product.ts';
import { plainIsFinal, splitVersion } from './version-suffix.ts';

/** What a CPE match says about the attributes behind the version. */
export interface AttributesAnswer {
  /** The match asks for one of edition … other and the observed one is not known; likewise the update. */
  readonly editionUnverified: boolean;
  readonly updateUnverified: boolean;
  /** The first attribute that is known and different. */
  readonly contradiction: AttributeName | undefined;
}

const attributeNames = [
  'update',
  'edition',
  'language',
  'sw_edition',
  'target_sw',
  'target_hw',
  'other',
] as const;
export type AttributeName = (typeof attributeNames)[number];

const nothingAsked: AttributesAnswer = {
  editionUnverified: false,
  updateUnverified: false,
  contradiction: undefined,
};

/** Compares update to other; what is not known (ANY, or a pattern) is no contradiction. */
export function answerAttributes(match: ProductMatch, observed: ObservedProduct): AttributesAnswer {
  const first = match.attributes?.[0] ?? any;
  const update = splitVersion(observed.scheme.name, match.version, first).update;
  if (match.attributes === undefined && update === any) return nothingAsked;
  let editionUnverified = false;
  let updateUnverified = false;
  for (let index = 0; index < attributeNames.length; index += 1) {
    const wanted = index === 0 ? update : (match.attributes?.[index] ?? any);
    const given = index === 0 ? updateOf(observed) : (observed.attributes[index] ?? any);
    if (wanted === any && given === any) continue;
    switch (compareCpeValues(wanted, given)) {
      case 'disjoint':
        return { editionUnverified, updateUnverified, contradiction: attributeNames[index] };
      case 'subset':
      case 'undefined':
        if (index === 0) updateUnverified = true;
        else editionUnverified = true;
        break;
      case 'equal':
      case 'superset':
        break;
    }
  }
  return { editionUnverified, updateUnverified, contradiction: undefined };
}

/** A version whose scheme marks previews has no update where it carries no mark: nothing about it is unknown. */
function updateOf({ attributes: [update = any], scheme, version }: ObservedProduct): string {
  return update === any && plainIsFinal(scheme.name) && isPlainValue(version) ? notApplicable : update;
}
