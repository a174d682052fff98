import type {ServerChannel as Channel} from '@mattermost/types/channels';
import {useDocumentVisibility} from '@mantine/hooks';
import {useEffect, useState, useSyncExternalStore} from 'react';

import {api} from '../api/client';
import {seeChannel, useChannels, useMemberships} from '../channels/queries';
import {isUnread, mentionsIn} from '../channels/unread';
import {useMe} from '../session/queries';
import type {Shown} from './model';
import {firstNewAfter} from './rows';

interface Reading {
    /** The post above which the line of new messages stands; empty for none. */
    firstNewId: string;
    bottom: boolean;
    setBottom: (bottom: boolean) => void;
}

/** Where the user stopped reading, and that they have read on: what they see at the bottom counts as seen. */
export function useReading(channel: Channel, stretch: Shown, opened: number): Reading {
    const me = useMe();
    const membership = useMemberships()[channel.id];
    const live = useChannels()[channel.id] ?? channel;
    const visible = useDocumentVisibility() === 'visible';
    const focused = useSyncExternalStore(onFocus, () => document.hasFocus());
    const [bottom, setBottom] = useState(false);
    const [seenAt, setSeenAt] = useState(() => membership?.last_viewed_at ?? 0);
    const [line, setLine] = useState(() =>
        ({opened, id: membership && isUnread(live, membership) ? firstNewAfter(stretch, seenAt, me.id) : ''}));
    const firstNewId = line.opened === opened ? line.id : '';

    const looking = visible && focused && bottom && stretch.atNewest;
    const unread = membership !== undefined && (isUnread(live, membership) || mentionsIn(membership) > 0);
    const newest = stretch.order[stretch.order.length - 1] ?? '';

    useEffect(() => {
        if (looking && unread) {
            seeChannel(channel.id, Date.now());
            setSeenAt(Date.now());
            api.viewMyChannel(channel.id).catch(() => undefined);
        }
    }, [looking, unread, newest, channel.id]);

    // Who looks elsewhere finds the line where they left off.
    useEffect(() => {
        if (!looking && unread && newest) {
            setLine((now) => (now.id && now.opened === opened ? now : {opened, id: firstNewAfter(stretch, seenAt, me.id)}));
        }
    }, [looking, unread, newest, stretch, seenAt, me.id, opened]);

    return {firstNewId, bottom, setBottom};
}

function onFocus(changed: () => void): () => void {
    const events = ['focus', 'blur'];
    events.forEach((event) => window.addEventListener(event, changed));
    return () => events.forEach((event) => window.removeEventListener(event, changed));
}
