import {useEffect, useRef} from 'react';
import {useLocation, useNavigate} from 'react-router';

import {useChannels} from '../channels/queries';
import {told} from '../shared/notify';
import {useText} from '../text/text';
import type {OpenChannel} from './useOpenChannel';

/** Whoever is taken out of the channel that they look at is told so, and led elsewhere. An archived one they may still read. */
export function useRemoval({team, channel, pending}: OpenChannel, name: string): void {
    const say = useText();
    const navigate = useNavigate();
    const path = useLocation().pathname;
    const channels = useChannels();
    const last = useRef({path: '', id: '', name: ''});
    useEffect(() => {
        const {id} = last.current;
        if (channel && channels[channel.id]) {
            last.current = {path, id: channel.id, name};
        } else if (team && !pending && last.current.path === path && !channels[id] && !channel?.delete_at) {
            told(say('channel.removed', {name: last.current.name}));
            last.current = {path: '', id: '', name: ''};
            void navigate(`/${team.name}/channels/town-square`, {replace: true});
        }
    }, [team, channel, name, pending, path, channels, navigate, say]);
}
