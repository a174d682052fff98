import {IconMessageCircle} from '@tabler/icons-react';
import {useMemo} from 'react';

import {plainText} from '../markdown/plainText';
import {useShortMoment} from '../preferences/time';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import type {LocalPost} from './model';
import {fileNames} from './model';
import {usePlace} from './PostsContext';
import classes from './ThreadLink.module.css';
import {useAuthor} from './useAuthor';
import {usePostText} from './usePostText';

/** Under a post that has replies: how many, and the way to them. */
export function ThreadLink({post}: {post: LocalPost}) {
    const say = useText();
    const moment = useShortMoment();
    const {onThread} = usePlace();
    if (!onThread || post.root_id || !post.reply_count) {
        return null;
    }
    const last = (post as {last_reply_at?: number}).last_reply_at;
    return (
        <button type="button" className={classes.thread} onClick={() => onThread(post.id)}>
            <IconMessageCircle size={ICON.MEDIUM} aria-hidden />
            <strong>{say('post.replies', {count: post.reply_count})}</strong>
            {last ? <span className={classes.soft}>{say('post.last-reply', {time: moment(last)})}</span> : null}
        </button>
    );
}

/** Above a reply among the channel's posts: what it replies to. */
export function ReplyContext({post, root}: {post: LocalPost; root?: LocalPost}) {
    const say = useText();
    const {onThread} = usePlace();
    const author = useAuthor(root);
    const textOf = usePostText();
    const text = useMemo(() => (root && onThread ? plainText(textOf(root), 200) || fileNames(root) : ''), [root, onThread, textOf]);
    if (!onThread) {
        return null;
    }
    return (
        <button type="button" className={classes.context} onClick={() => onThread(post.root_id)}>
            {root ? say('post.reply-to', {name: author.called, text}) : say('post.in-thread')}
        </button>
    );
}
