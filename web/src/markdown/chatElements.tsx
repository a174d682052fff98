import {useContext} from 'react';
import {Link} from 'react-router';

import {useChannels} from '../channels/queries';
import {useEmojiNames} from '../emoji/emoji';
import {useMe} from '../session/queries';
import {useUserByName} from '../users/queries';
import {useName} from '../users/useName';
import classes from './Markdown.module.css';
import {TeamContext} from './TeamContext';

const EVERYBODY = ['channel', 'all', 'here'];

interface Props {
    name: string;
    children: string;
}

/** A user's name leads to them; a word that is nobody's name stays a word. */
export function Mention({name, children}: Props) {
    return EVERYBODY.includes(name.toLowerCase())
        ? <span className={classes.mention} data-me>{children}</span>
        : <Person name={name} text={children} />;
}

function Person({name, text}: {name: string; text: string}) {
    const me = useMe();
    const call = useName();
    const team = useContext(TeamContext);
    const user = useUserByName(name.toLowerCase());
    if (!user) {
        return <>{text}</>;
    }
    return (
        <Link to={`/${team}/messages/@${user.username}`} className={classes.mention} data-me={user.id === me.id || undefined}>
            @{call(user)}
        </Link>
    );
}

export function ChannelLink({name, children}: Props) {
    const team = useContext(TeamContext);
    const channel = Object.values(useChannels()).find((each) => each.name === name && each.team_id);
    return channel
        ? <Link to={`/${team}/channels/${channel.name}`} className={classes.mention}>~{channel.display_name}</Link>
        : <>{children}</>;
}

export function Emoji({name, children}: Props) {
    const character = useEmojiNames()?.get(name);
    return character ? <span role="img" aria-label={name} title={`:${name}:`} className={classes.emoji}>{character}</span> : <>{children}</>;
}
