import {Modal} from '@mantine/core';
import type {ReactNode} from 'react';

import {useText} from '../text/text';

interface Props {
    opened: boolean;
    onClose: () => void;
    title: ReactNode;
    large?: boolean;
    children: ReactNode;
}

/** What is asked or shown above the page; what it has begins anew each time it is opened. */
export function Dialog({opened, onClose, title, large, children}: Props) {
    const say = useText();
    return (
        <Modal opened={opened} onClose={onClose} title={title} size={large ? 'lg' : 'md'} closeButtonProps={{'aria-label': say('action.close')}}>
            {children}
        </Modal>
    );
}
