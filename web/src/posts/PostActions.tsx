import {ActionIcon, Button, Group, Menu, Text} from '@mantine/core';
import {useDisclosure} from '@mantine/hooks';
import {IconApi, IconCopy, IconDots, IconLink, IconMessageReply, IconMoodPlus, IconPencil, IconTrash} from '@tabler/icons-react';
import {useMutation} from '@tanstack/react-query';

import {api} from '../api/client';
import {useMay} from '../channels/useMay';
import {EmojiPicker} from '../emoji/EmojiPicker';
import {useMe} from '../session/queries';
import {Dialog} from '../shared/Dialog';
import {Failure} from '../shared/Failure';
import {useCopy} from '../shared/useCopy';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import {ApiCall} from './ApiCall';
import {KeepItems} from './KeepItems';
import type {LocalPost} from './model';
import classes from './PostActions.module.css';
import {usePlace} from './PostsContext';
import {hidePost} from './queries';
import {useReact} from './reactions';
import {usePostText} from './usePostText';

interface Props {
    post: LocalPost;
    onEdit: () => void;
    /** An emoji is being chosen, beside the post or elsewhere. */
    onReacting: (now: boolean) => void;
}

/** What can be done with a post, beside it. */
export function PostActions({post, onEdit, onReacting}: Props) {
    const say = useText();
    const me = useMe();
    const {channel, team, onThread} = usePlace();
    const {copy} = useCopy({tell: true});
    const textOf = usePostText();
    const react = useReact(post.id);
    const [asking, ask] = useDisclosure(false);
    const [showing, show] = useDisclosure(false);
    const told = post.type.startsWith('system_');
    const mine = post.user_id === me.id && !told;
    const mayReact = useMay('add_reaction', channel) && channel.delete_at === 0;
    const mayEdit = useMay('edit_post', channel);
    const mayEditOthers = useMay('edit_others_posts', channel);
    const mayDelete = useMay(mine ? 'delete_post' : 'delete_others_posts', channel);
    return (
        <>
            <div className={classes.bar}>
                {mayReact && <EmojiPicker label={say('reaction.add')} icon={IconMoodPlus} onPick={(emoji) => react.mutate({emoji, on: true})} onOpen={onReacting} returnFocus />}
                {onThread && (
                    <ActionIcon variant="subtle" color="gray" onClick={() => onThread(post.root_id || post.id)} aria-label={say('post.reply')} title={say('post.reply')}>
                        <IconMessageReply size={ICON.LARGE} aria-hidden />
                    </ActionIcon>
                )}
                {!told && mayEdit && (mine || mayEditOthers) && (
                    <ActionIcon variant="subtle" color="gray" onClick={onEdit} aria-label={say('post.edit')} title={say('post.edit')}>
                        <IconPencil size={ICON.LARGE} aria-hidden />
                    </ActionIcon>
                )}
                <Menu position="bottom-end" withArrow withinPortal={false}>
                    <Menu.Target>
                        <ActionIcon variant="subtle" color="gray" aria-label={say('post.more')} title={say('post.more')}>
                            <IconDots size={ICON.LARGE} aria-hidden />
                        </ActionIcon>
                    </Menu.Target>
                    <Menu.Dropdown>
                        <Menu.Item leftSection={<IconLink size={ICON.MEDIUM} aria-hidden />} onClick={() => copy(`${window.location.origin}/${team.name}/pl/${post.id}`)}>
                            {say('post.copy-link')}
                        </Menu.Item>
                        <Menu.Item leftSection={<IconCopy size={ICON.MEDIUM} aria-hidden />} onClick={() => copy(textOf(post))}>{say('post.copy-text')}</Menu.Item>
                        <Menu.Item leftSection={<IconApi size={ICON.MEDIUM} aria-hidden />} onClick={show.open}>{say('post.api-call')}</Menu.Item>
                        <KeepItems post={post} />
                        {mayDelete && (
                            <Menu.Item color="red" leftSection={<IconTrash size={ICON.MEDIUM} aria-hidden />} onClick={ask.open}>{say('action.delete')}</Menu.Item>
                        )}
                    </Menu.Dropdown>
                </Menu>
            </div>
            <ApiCall post={post} opened={showing} onClose={show.close} />
            <DeletePost post={post} opened={asking} onClose={ask.close} />
        </>
    );
}

function DeletePost({post, opened, onClose}: {post: LocalPost; opened: boolean; onClose: () => void}) {
    const say = useText();
    const remove = useMutation({
        mutationFn: () => api.deletePost(post.id),
        onSuccess: () => {
            onClose();
            hidePost(post);
        },
    });
    return (
        <Dialog opened={opened} onClose={onClose} title={say('post.delete.title')}>
            <Failure error={remove.error} />
            <Text mb="md">{post.reply_count ? say('post.delete.thread', {count: post.reply_count}) : say('post.delete.question')}</Text>
            <Group justify="flex-end">
                <Button variant="default" onClick={onClose}>{say('action.cancel')}</Button>
                <Button color="red" data-autofocus loading={remove.isPending} onClick={() => remove.mutate()}>{say('action.delete')}</Button>
            </Group>
        </Dialog>
    );
}
