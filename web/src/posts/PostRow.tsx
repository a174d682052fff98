import {Text} from '@mantine/core';
import {memo, useState} from 'react';
import {Link} from 'react-router';

import {FileList} from '../files/FileList';
import {Markdown} from '../markdown/Markdown';
import {isTime, useClock, useDay, useMoment} from '../preferences/time';
import {useText} from '../text/text';
import {useUser} from '../users/queries';
import {UserAvatar} from '../users/UserAvatar';
import {AttachmentList} from './AttachmentList';
import {EditPost} from './EditPost';
import {FailedPost} from './FailedPost';
import {PostActions} from './PostActions';
import {PostMarks} from './PostMarks';
import classes from './PostRow.module.css';
import {usePlace} from './PostsContext';
import {Reactions} from './Reactions';
import type {Row} from './rows';
import {sameRow} from './rows';
import {ReplyContext, ThreadLink} from './ThreadLink';
import {useAuthor} from './useAuthor';
import {usePostText} from './usePostText';

/** One post with its author, text, attachments and what can be done with it. */
export const PostRow = memo(function PostRow({row, focused}: {row: Row; focused: boolean}) {
    const {post, newDay, firstNew, grouped} = row;
    const {team} = usePlace();
    const say = useText();
    const day = useDay();
    const textOf = usePostText();
    const [hovered, setHovered] = useState(false);
    const [within, setWithin] = useState(false);
    const [reacting, setReacting] = useState(false);
    const [editing, setEditing] = useState(false);
    const files = post.metadata?.files ?? [];
    const pending = post.id === post.pending_post_id;
    return (
        <>
            {newDay && <div className={classes.line} role="separator" aria-label={day(post.create_at)}><span>{day(post.create_at)}</span></div>}
            {firstNew && <div className={classes.line} data-new role="separator" aria-label={say('posts.new')}><span>{say('posts.new')}</span></div>}
            <article
                className={classes.post}
                data-post={post.id}
                data-grouped={grouped || undefined}
                data-focused={focused || undefined}
                data-pending={(pending && !post.failed) || undefined}
                tabIndex={0}
                onMouseEnter={() => setHovered(true)}
                onMouseLeave={() => setHovered(false)}
                onFocus={() => setWithin(true)}
                onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setWithin(false)}
            >
                <Author row={row} />
                <div className={classes.body}>
                    {post.root_id && <ReplyContext post={post} root={row.root} />}
                    <PostMarks post={post} />
                    {editing
                        ? <EditPost post={post} onDone={() => setEditing(false)} />
                        : (
                            <div className={classes.text} data-system={post.type.startsWith('system_') || undefined}>
                                <Markdown text={textOf(post)} team={team} />
                                {post.edit_at > 0 && <Text span size="xs" c="var(--u-text-soft)"> {say('post.edited')}</Text>}
                            </div>
                        )}
                    <AttachmentList post={post} team={team} />
                    {files.length > 0 && <FileList files={files} />}
                    <Reactions post={post} />
                    {post.failed && <FailedPost post={post} />}
                    <ThreadLink post={post} />
                </div>
                {(hovered || within || reacting) && !editing && !pending && (
                    <PostActions post={post} onEdit={() => setEditing(true)} onReacting={setReacting} />
                )}
            </article>
        </>
    );
}, (one, other) => one.focused === other.focused && sameRow(one.row, other.row));

/** The author's picture and name, or for a post that stands under the same name just the time. */
function Author({row: {post, grouped}}: {row: Row}) {
    const say = useText();
    const clock = useClock();
    const moment = useMoment();
    const user = useUser(post.user_id);
    const author = useAuthor(post);
    const {team} = usePlace();
    const permalink = `/${team.name}/pl/${post.id}`;
    if (grouped) {
        return (
            <Link to={permalink} className={classes.groupedTime} title={moment(post.create_at)} tabIndex={-1} aria-hidden>
                {clock(post.create_at)}
            </Link>
        );
    }
    return (
        <>
            <div className={classes.picture}><UserAvatar user={user} picture={author.picture} /></div>
            <header className={classes.head}>
                <span className={classes.name}>{author.name}</span>
                {author.machine && (
                    <span className={classes.machine} title={author.machine === 'webhook' ? say('post.webhook.of', {name: author.owner}) : undefined}>
                        {say(author.machine === 'webhook' ? 'post.webhook' : 'post.bot')}
                    </span>
                )}
                <Link to={permalink} className={classes.time} title={moment(post.create_at)}>
                    <time dateTime={isTime(post.create_at) ? new Date(post.create_at).toISOString() : undefined}>{clock(post.create_at)}</time>
                </Link>
            </header>
        </>
    );
}
