import {keep, kept} from '../session/kept';

/** Where the user was last in each team, so that a switch comes back to it. */
const NAME = 'last-place';

export function rememberPlace(team: string, path: string): void {
    keep(NAME, JSON.stringify({...places(), [team]: path, last: team}));
}

export function placeIn(team: string): string {
    return places()[team] ?? `/${team}/channels/town-square`;
}

export function lastTeam(): string {
    return places().last ?? '';
}

function places(): Record<string, string> {
    try {
        return JSON.parse(kept(NAME) || '{}') as Record<string, string>;
    } catch {
        return {};
    }
}
