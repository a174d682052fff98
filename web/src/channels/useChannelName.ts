import type {ServerChannel as Channel} from '@mattermost/types/channels';

import {useMe} from '../session/queries';
import {useName} from '../users/useName';
import {useUser} from '../users/queries';

/** The other one in a direct message; the user themselves in theirs to themselves. */
export function partnerId(channel: Channel, myId: string): string {
    if (channel.type !== 'D') {
        return '';
    }
    const [one, other] = channel.name.split('__');
    return one === myId ? other : one;
}

export function usePartner(channel: Channel | undefined) {
    const me = useMe();
    return useUser(channel ? partnerId(channel, me.id) : '');
}

/** What a channel is called for the user: a direct message has the other's name. */
export function useChannelName(channel: Channel | undefined): string {
    const me = useMe();
    const name = useName();
    const partner = usePartner(channel);
    if (!channel) {
        return '';
    }
    if (channel.type === 'D') {
        return name(partner);
    }
    if (channel.type === 'G') {
        return channel.display_name.split(', ').filter((each) => each !== me.username).join(', ');
    }
    return channel.display_name;
}
