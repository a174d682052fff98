import {Activity, useState} from 'react';

import {ChannelView} from './ChannelView';
import {Boundary} from '../shared/Boundary';
import {useChannels, useMemberships} from '../channels/queries';
import {isUnread} from '../channels/unread';
import type {Visit} from './visits';
import {visitsWith} from './visits';

interface Props {
    open: Pick<Visit, 'channel' | 'team' | 'focus'>;
    onThread: (rootId: string) => void;
}

/** The open channel, and out of sight those visited before it, so that one is back there at once. */
export function VisitedChannels({open, onThread}: Props) {
    const {channel} = open;
    const live = useChannels()[channel.id] ?? channel;
    const unread = isUnread(live, useMemberships()[channel.id]);
    const [known, setKnown] = useState<Visit[]>([]);
    const visits = visitsWith(known, open, unread);
    if (visits !== known) {
        setKnown(visits);
    }
    const shown = visits[visits.length - 1];
    // In the order of their keys: an element that is moved would lose its place.
    return [...visits].sort((a, b) => a.drawn - b.drawn).map((visit) => (
        <Activity key={visit.drawn} mode={visit === shown ? 'visible' : 'hidden'}>
            <Boundary>
                <ChannelView channel={visit.channel} team={visit.team} focus={visit.focus} opened={visit.opened} onThread={onThread} />
            </Boundary>
        </Activity>
    ));
}
