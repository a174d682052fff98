import type {Reaction} from '@mattermost/types/reactions';
import {expect, it} from 'vitest';

import type {LocalPost, Posts} from './model';
import {withKnown} from './model';
import {reactedTo, withoutReaction, withReaction} from './reactions';

const POST = {id: 'a', create_at: 1, update_at: 1, delete_at: 0, pending_post_id: '', metadata: {embeds: []}} as unknown as LocalPost;

function reaction(userId: string, emoji: string, at: number): Reaction & {update_at: number} {
    return {user_id: userId, post_id: 'a', emoji_name: emoji, create_at: at, update_at: at};
}

function reacted(all: Posts): string {
    return reactedTo(all.a).map(({emoji, userIds}) => `${emoji} ${userIds.join(' ')}`).join(', ');
}

it('counts a reaction once, however often it is told, and as if the server had given it', () => {
    const one = withReaction({a: POST}, reaction('ann', '+1', 5));
    const all = [reaction('bob', 'tada', 6), reaction('bob', '+1', 7), reaction('ann', '+1', 5)].reduce(withReaction, one);
    expect(reacted(all)).toBe('+1 ann bob, tada bob');
    expect(all.a).toMatchObject({has_reactions: true, update_at: 7, metadata: {embeds: []}});
});

it('takes a reaction back, and leaves no trace of the last one', () => {
    const all = [reaction('ann', '+1', 5), reaction('bob', '+1', 6)].reduce(withReaction, {a: POST} as Posts);
    const fewer = withoutReaction(all, {...reaction('ann', '+1', 5), update_at: 8});
    expect(reacted(fewer)).toBe('+1 bob');
    const none = withoutReaction(fewer, {...reaction('bob', '+1', 6), update_at: 9});
    expect(none.a).toEqual({...POST, update_at: 9, has_reactions: undefined});
});

it('lets no answer that is late take a reaction away, and no reaction of this device stand against a later answer', () => {
    const told = withReaction({a: POST}, reaction('ann', '+1', 5));
    expect(reacted(withKnown(told, [POST]))).toBe('+1 ann');
    const shown = withReaction({a: POST}, {user_id: 'me', post_id: 'a', emoji_name: 'tada', create_at: 9_999});
    expect(reacted(withKnown(shown, [{...POST, update_at: 2}]))).toBe('');
});

it('is not concerned with posts that are not known', () => {
    const all = {a: POST};
    expect(withReaction(all, {...reaction('ann', '+1', 5), post_id: 'b'})).toBe(all);
});
