import type { Scope } from '../../domain/scope.ts';
import type { ConnectLane, OnOutcome } from './connect-lane.ts';
import { HandleLane } from './handle-lane.ts';
import { SocketLane } from './socket-lane.ts';
import { findTcpHandles } from './tcp-handles.ts';

const handles = findTcpHandles();

/** A lane over the cheapest sockets that this Node has. */
export function createConnectLane(scope: Scope, onOutcome: OnOutcome): ConnectLane {
  return handles === undefined ? new SocketLane(scope, onOutcome) : new HandleLane(scope, onOutcome, handles);
}
