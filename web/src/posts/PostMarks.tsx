import {IconBookmark, IconPin} from '@tabler/icons-react';

import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import type {LocalPost} from './model';
import classes from './PostMarks.module.css';
import {useSaved} from './saved';

/** Above a post's text: that it is pinned to its channel, or that one saved it. */
export function PostMarks({post}: {post: LocalPost}) {
    const say = useText();
    const saved = useSaved(post.id);
    return (post.is_pinned || saved) && (
        <div className={classes.marks}>
            {post.is_pinned && <span className={classes.mark}><IconPin size={ICON.SMALL} aria-hidden />{say('post.pinned')}</span>}
            {saved && <span className={classes.mark}><IconBookmark size={ICON.SMALL} aria-hidden />{say('post.saved')}</span>}
        </div>
    );
}
