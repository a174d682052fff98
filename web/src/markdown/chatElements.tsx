import {useContext} from 'react';
import {Link} from 'react-router';

import {useChannels} from '../channels/queries';
import {EmojiSign} from '../emoji/EmojiSign';
import classes from './Markdown.module.css';
import {Person} from './Person';
import {TeamContext} from './TeamContext';

const EVERYBODY = ['channel', 'all', 'here'];

interface Props {
    name: string;
    /** What follows it and may be of the name or of the sentence. */
    end: string;
    children: string;
}

/** A user's name leads to them; a word that is nobody's name stays a word. */
export function Mention({name, end, children}: Props) {
    return EVERYBODY.includes(name.toLowerCase())
        ? <><span className={classes.mention} data-me>{children}</span>{end}</>
        : <Person name={name} end={end} text={children} />;
}

/** A channel's name leads to it, in whatever case it is written. */
export function ChannelLink({name, end, children}: Props) {
    const team = useContext(TeamContext);
    const channels = Object.values(useChannels()).filter((each) => each.team_id);
    const named = (written: string) => channels.find((each) => each.name === written.toLowerCase());
    const whole = named(name + end);
    const channel = whole ?? named(name);
    return channel
        ? <><Link to={`/${team}/channels/${channel.name}`} className={classes.mention}>~{channel.display_name}</Link>{whole ? '' : end}</>
        : <>{children}{end}</>;
}

export function Emoji({name, children}: Omit<Props, 'end'>) {
    return <EmojiSign name={name} written={children} />;
}
