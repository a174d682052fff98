import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';

/** How many channels stay drawn, with the open one. */
const KEPT = 6;

/** A channel that was opened, as it then was. */
export interface Visit {
    channel: Channel;
    team: Team;
    /** The post that the address names; empty for none. */
    focus: string;
    /** Changes when the channel has to be drawn anew. */
    drawn: number;
    /** Changes whenever it is opened. */
    opened: number;
}

/**
 * The visits after the next one, which comes last. What was drawn is kept, except where the list has to begin
 * elsewhere: at a post, or at the first of those not read yet.
 */
export function visitsWith(visits: Visit[], next: Pick<Visit, 'channel' | 'team' | 'focus'>, unread: boolean): Visit[] {
    const last = visits[visits.length - 1];
    if (last?.channel.id === next.channel.id && last.focus === next.focus) {
        const same = last.channel === next.channel && last.team === next.team;
        return same ? visits : [...visits.slice(0, -1), {...last, ...next}];
    }
    const opened = (last?.opened ?? 0) + 1;
    const earlier = visits.find((visit) => visit.channel.id === next.channel.id);
    const drawn = earlier && !earlier.focus && !next.focus && !unread ? earlier.drawn : opened;
    const others = visits.filter((visit) => visit !== earlier && !visit.focus);
    return [...others, {...next, drawn, opened}].slice(-KEPT);
}
