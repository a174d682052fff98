import type {RefObject} from 'react';
import {useEffect, useEffectEvent, useState} from 'react';

/** The attribute of what files may be dropped on: the conversation around the field. */
const TARGET = '[data-drop]';

/** Takes files that are dropped on the conversation; tells whether some are held over it. */
export function useDrop(within: RefObject<HTMLElement | null>, takes: boolean, onFiles: (files: File[]) => void): boolean {
    const [held, setHeld] = useState(false);
    const dropped = useEffectEvent(onFiles);
    useEffect(() => {
        const target = within.current?.closest<HTMLElement>(TARGET);
        if (!target || !takes) {
            return undefined;
        }
        const hold = (event: DragEvent) => {
            if (event.dataTransfer?.types.includes('Files')) {
                event.preventDefault();
                setHeld(true);
            }
        };
        const leave = (event: DragEvent) => {
            if (!target.contains(event.relatedTarget as Node | null)) {
                setHeld(false);
            }
        };
        const drop = (event: DragEvent) => {
            setHeld(false);
            if (event.dataTransfer?.files.length) {
                event.preventDefault();
                dropped([...event.dataTransfer.files]);
            }
        };
        const stop = new AbortController();
        target.addEventListener('dragenter', hold, stop);
        target.addEventListener('dragover', hold, stop);
        target.addEventListener('dragleave', leave, stop);
        target.addEventListener('drop', drop, stop);
        return () => stop.abort();
    }, [within, takes]);
    return held;
}
