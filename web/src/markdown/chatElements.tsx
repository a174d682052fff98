import {useContext} from 'react';
import {Link} from 'react-router';

import {useChannels} from '../channels/queries';
import {useEmojiNames} from '../emoji/emoji';
import classes from './Markdown.module.css';
import {Person} from './Person';
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
