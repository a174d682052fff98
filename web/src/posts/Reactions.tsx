import {Tooltip} from '@mantine/core';
import {useIntl} from 'react-intl';

import {useMay} from '../channels/useMay';
import {EmojiSign} from '../emoji/EmojiSign';
import {useMe} from '../session/queries';
import {useText} from '../text/text';
import {useUsers} from '../users/queries';
import {useName} from '../users/useName';
import type {LocalPost} from './model';
import {usePlace} from './PostsContext';
import type {Reacted} from './reactions';
import {reactedTo, useReact} from './reactions';
import classes from './Reactions.module.css';

/** Of those who reacted so many are named. */
const NAMED = 8;

/** Under a post: with which emoji others reacted to it. A click joins them, or takes that back. */
export function Reactions({post}: {post: LocalPost}) {
    const say = useText();
    const all = reactedTo(post);
    return all.length > 0 && (
        <ul className={classes.list} aria-label={say('reaction.label')}>
            {all.map((each) => <li key={each.emoji}><Chip post={post} reacted={each} /></li>)}
        </ul>
    );
}

function Chip({post, reacted: {emoji, userIds}}: {post: LocalPost; reacted: Reacted}) {
    const say = useText();
    const me = useMe();
    const {channel} = usePlace();
    const react = useReact(post.id);
    const mine = userIds.includes(me.id);
    const may = useMay(mine ? 'remove_reaction' : 'add_reaction', channel) && channel.delete_at === 0;
    return (
        <Tooltip label={<Who emoji={emoji} userIds={userIds} />} withArrow multiline position="bottom" maw="var(--u-narrow)" events={{hover: true, focus: true, touch: false}}>
            <button
                type="button"
                className={classes.chip}
                aria-pressed={mine}
                aria-disabled={!may}
                aria-label={say('reaction.count', {emoji, count: userIds.length})}
                onClick={() => may && react.mutate({emoji, on: !mine})}
            >
                <EmojiSign name={emoji} />
                <span className={classes.count}>{userIds.length}</span>
            </button>
        </Tooltip>
    );
}

/** Their names, one's own first; they are asked for when somebody looks. */
function Who({emoji, userIds}: {emoji: string; userIds: string[]}) {
    const say = useText();
    const intl = useIntl();
    const me = useMe();
    const name = useName();
    const others = userIds.filter((id) => id !== me.id);
    const mine = others.length < userIds.length;
    const named = others.slice(0, mine ? NAMED - 1 : NAMED);
    const users = useUsers(named);
    const who = intl.formatList([
        ...(mine ? [say('reaction.you')] : []),
        ...users.map((user) => say('reaction.person', {name: name(user)})),
        ...(others.length > named.length ? [say('reaction.others', {count: others.length - named.length})] : []),
    ]);
    return <>{say('reaction.by', {who, emoji: `:${emoji}:`})}</>;
}
