import {TextInput} from '@mantine/core';
import {useDebouncedValue} from '@mantine/hooks';
import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import type {UserProfile} from '@mattermost/types/users';
import {IconHash, IconLock, IconUsers} from '@tabler/icons-react';
import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {useId, useState} from 'react';
import {useNavigate} from 'react-router';

import {api} from '../api/client';
import {pointerMoved} from '../browser/pointerMoved';
import {useMe} from '../session/queries';
import {Dialog} from '../shared/Dialog';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import {displayName} from '../users/names';
import {UserAvatar} from '../users/UserAvatar';
import {channelPath} from './paths';
import {useSidebarChannels} from './queries';
import classes from './QuickSwitcher.module.css';
import {partnerId} from './useChannelName';
import {useOpenDirect} from './useOpenDirect';

interface Place {
    key: string;
    label: string;
    detail: string;
    /** One of them. */
    channel?: Channel;
    user?: UserProfile;
}

const MOST = 10;

/** Ctrl or Cmd and K: to any channel or person by a few letters. */
export function QuickSwitcher({team, opened, onClose}: {team: Team; opened: boolean; onClose: () => void}) {
    const say = useText();
    return (
        <Dialog opened={opened} onClose={onClose} title={say('switcher.title')} large>
            <Search team={team} onClose={onClose} />
        </Dialog>
    );
}

function Search({team, onClose}: {team: Team; onClose: () => void}) {
    const say = useText();
    const navigate = useNavigate();
    const listId = useId();
    const [term, setTerm] = useState('');
    const [at, setAt] = useState(0);
    const places = usePlaces(team, term.trim().toLowerCase());
    const openDirect = useOpenDirect(team.name);
    const go = (place: Place | undefined) => {
        onClose();
        if (place?.user) {
            openDirect.mutate(place.user.id);
        } else if (place) {
            void navigate(channelPath(team.name, place.channel!));
        }
    };
    return (
        <>
            <TextInput
                aria-label={say('switcher.title')}
                placeholder={say('switcher.placeholder')}
                data-autofocus
                role="combobox"
                aria-expanded
                aria-controls={listId}
                aria-activedescendant={places[at] && `${listId}-${at}`}
                value={term}
                onChange={(event) => {
                    setTerm(event.currentTarget.value);
                    setAt(0);
                }}
                onKeyDown={(event) => {
                    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                        event.preventDefault();
                        setAt((at + (event.key === 'ArrowDown' ? 1 : places.length - 1)) % Math.max(1, places.length));
                    } else if (event.key === 'Enter') {
                        go(places[at]);
                    }
                }}
            />
            <ul id={listId} role="listbox" aria-label={say('switcher.title')} className={classes.list}>
                {places.map((place, index) => (
                    <li
                        key={place.key}
                        id={`${listId}-${index}`}
                        role="option"
                        aria-selected={index === at}
                        className={classes.option}
                        onMouseMove={(event) => pointerMoved(event) && setAt(index)}
                        onClick={() => go(place)}
                    >
                        <Sign place={place} />
                        <span className={classes.label}>{place.label}</span>
                        <span className={classes.detail}>{place.detail}</span>
                    </li>
                ))}
            </ul>
            {places.length === 0 && <p className={classes.none}>{say('search.none', {term})}</p>}
        </>
    );
}

function usePlaces(team: Team, term: string): Place[] {
    const me = useMe();
    const own = useSidebarChannels(team.id);
    const [searched] = useDebouncedValue(term, 120);
    const people = useQuery({
        queryKey: ['switch-people', team.id, searched],
        queryFn: () => api.autocompleteUsers(searched, team.id, '', {limit: MOST}),
        staleTime: 60_000,
        placeholderData: keepPreviousData,
    }).data?.users ?? [];
    const open = useQuery({
        queryKey: ['switch-channels', team.id, searched],
        queryFn: async () => (await api.autocompleteChannels(team.id, searched)) as Channel[],
        enabled: searched !== '',
        staleTime: 60_000,
        placeholderData: keepPreviousData,
    }).data ?? [];
    const groups = own.personal.filter((channel) => channel.type === 'G');
    const channels = [...own.team, ...groups, ...open.filter((channel) => !own.team.some((known) => known.id === channel.id))];
    const matches = (text: string) => text.toLowerCase().includes(term);
    const found: Place[] = channels
        .filter((channel) => matches(channel.display_name) || matches(channel.name))
        .map((channel) => ({key: channel.id, label: channel.display_name, detail: channel.purpose, channel}));
    const recent = own.personal.map((channel) => partnerId(channel, me.id));
    people
        .filter((user) => matches(user.username) || matches(displayName(user, 'full_name')) || matches(user.nickname))
        .sort((a, b) => rank(recent, a.id) - rank(recent, b.id))
        .forEach((user) => found.push({key: user.id, label: displayName(user, 'full_name'), detail: `@${user.username}`, user}));
    return found
        .sort((a, b) => Number(b.label.toLowerCase().startsWith(term)) - Number(a.label.toLowerCase().startsWith(term)))
        .slice(0, MOST);
}

function rank(recent: string[], id: string): number {
    const at = recent.indexOf(id);
    return at < 0 ? recent.length : at;
}

function Sign({place}: {place: Place}) {
    if (place.user) {
        return <UserAvatar user={place.user} small />;
    }
    const Icon = place.channel?.type === 'P' ? IconLock : place.channel?.type === 'G' ? IconUsers : IconHash;
    return <Icon size={ICON.LARGE} aria-hidden className={classes.sign} />;
}
