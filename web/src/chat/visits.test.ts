import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import {expect, test} from 'vitest';

import type {Visit} from './visits';
import {visitsWith} from './visits';

const team = {id: 'team'} as Team;
const channels = Object.fromEntries([...'abcdefgh'].map((id) => [id, {id} as Channel]));

function after(steps: string[], from: Visit[] = []): Visit[] {
    return steps.reduce((visits, step) => {
        const [id, focus = '', unread = ''] = step.split(' ');
        return visitsWith(visits, {channel: channels[id], team, focus: focus === '-' ? '' : focus}, unread !== '');
    }, from);
}

const drawn = (visits: Visit[], id: string) => visits.find((visit) => visit.channel.id === id)?.drawn;

test('a channel that is opened again is the same drawing, opened anew', () => {
    const before = after(['a', 'b']);
    const back = after(['a'], before);
    expect(back.map((visit) => visit.channel.id)).toEqual(['b', 'a']);
    expect(drawn(back, 'a')).toBe(drawn(before, 'a'));
    expect(back[1].opened).toBeGreaterThan(before[1].opened);
    expect(after(['a'], back)).toBe(back);
});

test('with something unread, or at a post, it is drawn anew', () => {
    const before = after(['a', 'b']);
    expect(drawn(after(['a - unread'], before), 'a')).not.toBe(drawn(before, 'a'));
    const focused = after(['a post'], before);
    expect(drawn(focused, 'a')).not.toBe(drawn(before, 'a'));
    expect(drawn(after(['a'], focused), 'a')).not.toBe(drawn(focused, 'a'));
});

test('only the last few stay, and none that was opened at a post', () => {
    const visits = after(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
    expect(visits.map((visit) => visit.channel.id)).toEqual(['c', 'd', 'e', 'f', 'g', 'h']);
    expect(after(['a post', 'b']).map((visit) => visit.channel.id)).toEqual(['b']);
});

test('a change of the open channel is taken over without drawing it anew', () => {
    const before = after(['a']);
    const renamed = {...channels.a, display_name: 'Renamed'};
    const [visit] = visitsWith(before, {channel: renamed, team, focus: ''}, true);
    expect(visit).toEqual({...before[0], channel: renamed});
});
