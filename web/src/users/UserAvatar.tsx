import type {UserProfile} from '@mattermost/types/users';
import {useState} from 'react';

import {isWebAddress} from '../browser/webAddress';
import {displayName} from './names';
import {useStatus} from './queries';
import {StatusDot} from './StatusDot';
import classes from './UserAvatar.module.css';

/** As many as the styles have. */
const COLORS = 8;

interface Props {
    user: UserProfile | null;
    small?: boolean;
    status?: boolean;
    /** The address of a picture to show instead; initials stand in for one that does not come. */
    picture?: string;
}

/** Initials in a colour of the user's own, and whether they are there. */
export function UserAvatar({user, small, status, picture = ''}: Props) {
    const name = displayName(user, 'full_name');
    const [missing, setMissing] = useState('');
    return (
        <span className={classes.frame} data-small={small || undefined}>
            {isWebAddress(picture) && picture !== missing
                ? <img src={picture} alt="" className={classes.image} referrerPolicy="no-referrer" onError={() => setMissing(picture)} />
                : <span className={classes.picture} data-color={colorOf(user?.id ?? '')} data-initials={initials(name)} aria-hidden />}
            {status && user && <StatusOf userId={user.id} />}
        </span>
    );
}

function StatusOf({userId}: {userId: string}) {
    return <span className={classes.status}><StatusDot status={useStatus(userId)} /></span>;
}

function initials(name: string): string {
    const words = name.split(/[\s._-]+/).filter(Boolean);
    const letters = words.length > 1 ? words[0].slice(0, 1) + words[1].slice(0, 1) : [...name].slice(0, 2).join('');
    return /[^\u0000-\u024f]/.test(letters) ? [...name].slice(0, 1).join('') : letters.toUpperCase();
}

function colorOf(id: string): number {
    let sum = 0;
    for (const letter of id) {
        sum = (sum * 31 + letter.charCodeAt(0)) % 997;
    }
    return sum % COLORS;
}
