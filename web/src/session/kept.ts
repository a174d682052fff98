import {store, stored} from '../browser/storage';
import {myId} from './queries';

/** What this device keeps for the account that is signed in; another one that signs in here sees nothing of it. */
export function kept(name: string): string {
    return stored(keyOf(name));
}

export function keep(name: string, value: string): void {
    store(keyOf(name), value);
}

function keyOf(name: string): string {
    return `utmost ${myId()} ${name}`;
}
