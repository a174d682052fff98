import {Modal} from '@mantine/core';
import type {ReactNode} from 'react';
import {useEffect, useRef} from 'react';

import {useText} from '../text/text';

interface Props {
    opened: boolean;
    onClose: () => void;
    title: ReactNode;
    large?: boolean;
    children: ReactNode;
}

/** Opens and takes the focus before the next key arrives, so that letters typed straight after a shortcut are its own. */
const AT_ONCE = {duration: 0};

/** What is asked or shown above the page; what it has begins anew each time it is opened. */
export function Dialog({opened, onClose, title, large, children}: Props) {
    const say = useText();
    return (
        <Modal opened={opened} onClose={onClose} title={title} size={large ? 'lg' : 'md'} closeButtonProps={{'aria-label': say('action.close')}} transitionProps={AT_ONCE}>
            <Focused>{children}</Focused>
        </Modal>
    );
}

function Focused({children}: {children: ReactNode}) {
    const content = useRef<HTMLDivElement>(null);
    useEffect(() => {
        // Only after the dialog's own effects, which note where the focus goes back to.
        queueMicrotask(() => content.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus({preventScroll: true}));
    }, []);
    return <div ref={content}>{children}</div>;
}
