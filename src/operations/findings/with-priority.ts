import type { ListedFinding } from '../../domain/device-finding.ts';
import { exposureOfAddress } from '../../domain/exposure-of-address.ts';
import type { Priority } from '../../domain/priority.ts';
import { decidePriority } from '../../findings/decide-priority.ts';

/** A finding with how urgent it is. */
export interface PrioritisedFinding extends ListedFinding {
  readonly priority: Priority;
}

/** Adds how urgent a finding is, from what is kept of it and the address of its device. */
export function withPriority(finding: ListedFinding): PrioritisedFinding {
  const exposure = exposureOfAddress(finding.device.ipAddress);
  return { ...finding, priority: decidePriority({ ...finding, exposure }) };
}
