import type {MouseEvent} from 'react';

/** Whether the pointer went there itself: browsers also tell of a move when a list appears or changes under a resting one. */
export function pointerMoved({movementX, movementY}: MouseEvent): boolean {
    return movementX !== 0 || movementY !== 0;
}
