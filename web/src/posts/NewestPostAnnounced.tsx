import {useEffect, useState} from 'react';

import {plainText} from '../markdown/plainText';
import {useMe} from '../session/queries';
import {useText} from '../text/text';
import {useUser} from '../users/queries';
import {useName} from '../users/useName';
import type {Stretch} from './model';
import {usePostText} from './usePostText';

/** Reads a new post of somebody else's to those who listen rather than look. */
export function NewestPostAnnounced({stretch}: {stretch: Stretch}) {
    const say = useText();
    const me = useMe();
    const name = useName();
    const textOf = usePostText();
    const newest = stretch.posts[stretch.order[stretch.order.length - 1]];
    const [known, setKnown] = useState(newest?.id ?? '');
    const [told, setTold] = useState(newest);
    const author = useUser(told?.user_id ?? '');
    useEffect(() => {
        if (newest && newest.id !== known) {
            setKnown(newest.id);
            if (newest.user_id !== me.id) {
                setTold(newest);
            }
        }
    }, [newest, known, me.id]);
    const fresh = told && told.id === known && author;
    return (
        <div className="visually-hidden" aria-live="polite" aria-atomic>
            {fresh ? say('posts.announced', {name: name(author), text: plainText(textOf(told), 200)}) : ''}
        </div>
    );
}
