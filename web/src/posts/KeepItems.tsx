import {Menu} from '@mantine/core';
import {IconBookmark, IconBookmarkOff, IconPin, IconPinnedOff} from '@tabler/icons-react';

import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import type {LocalPost} from './model';
import {usePin} from './pins';
import {usePlace} from './PostsContext';
import {useSave, useSaved} from './saved';

/** In a post's menu: to pin it for everybody, and to save it for oneself. */
export function KeepItems({post}: {post: LocalPost}) {
    const say = useText();
    const {channel} = usePlace();
    const pin = usePin(post.id);
    const saved = useSaved(post.id);
    const save = useSave(post.id);
    const [Pin, Save] = [post.is_pinned ? IconPinnedOff : IconPin, saved ? IconBookmarkOff : IconBookmark];
    return (
        <>
            {!post.type.startsWith('system_') && channel.delete_at === 0 && (
                <Menu.Item leftSection={<Pin size={ICON.MEDIUM} aria-hidden />} onClick={() => pin.mutate(!post.is_pinned)}>
                    {say(post.is_pinned ? 'post.unpin' : 'post.pin')}
                </Menu.Item>
            )}
            <Menu.Item leftSection={<Save size={ICON.MEDIUM} aria-hidden />} onClick={() => save.mutate(!saved)}>
                {say(saved ? 'post.unsave' : 'post.save')}
            </Menu.Item>
        </>
    );
}
