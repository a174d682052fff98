import {useEffect, useMemo, useState} from 'react';

import {plainText} from '../markdown/plainText';
import {useMe} from '../session/queries';
import {useText} from '../text/text';
import type {Shown} from './model';
import {fileNames} from './model';
import {useAuthor} from './useAuthor';
import {usePostText} from './usePostText';

/** Reads a new post of somebody else's to those who listen rather than look. */
export function NewestPostAnnounced({stretch}: {stretch: Shown}) {
    const say = useText();
    const me = useMe();
    const textOf = usePostText();
    const newest = stretch.posts[stretch.order[stretch.order.length - 1]];
    const [known, setKnown] = useState(newest?.id ?? '');
    const [told, setTold] = useState(newest);
    const author = useAuthor(told);
    useEffect(() => {
        if (newest && newest.id !== known) {
            setKnown(newest.id);
            if (newest.user_id !== me.id) {
                setTold(newest);
            }
        }
    }, [newest, known, me.id]);
    const text = useMemo(() => (told ? plainText(textOf(told), 200) || fileNames(told) : ''), [told, textOf]);
    const fresh = told && told.id === known && author.known;
    return (
        <div className="visually-hidden" aria-live="polite" aria-atomic>
            {fresh ? say('posts.announced', {name: author.called, text}) : ''}
        </div>
    );
}
