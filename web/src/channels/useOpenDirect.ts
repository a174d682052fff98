import type {ServerChannel as Channel} from '@mattermost/types/channels';
import {useMutation} from '@tanstack/react-query';
import {useNavigate} from 'react-router';

import {api} from '../api/client';
import {myId} from '../session/queries';
import {toldProblem} from '../shared/notify';
import {channelPath} from './paths';
import {keepChannel, refetchChannels} from './queries';

/** Goes to the direct message with somebody, which is made where there is none. */
export function useOpenDirect(team: string) {
    const navigate = useNavigate();
    return useMutation({
        mutationFn: (userId: string) => api.createDirectChannel([myId(), userId]) as Promise<Channel>,
        onSuccess: (channel) => {
            keepChannel(channel);
            void refetchChannels();
            void navigate(channelPath(team, channel));
        },
        onError: toldProblem,
    });
}
