import type {RefObject} from 'react';
import {useCallback, useEffect, useLayoutEffect, useRef} from 'react';
import type {VirtuosoHandle} from 'react-virtuoso';

/** The end, as the list's place. */
export const END = {index: 'LAST', align: 'end'} as const;

/** What is left below is no more than a rounding, pixels. */
const NOTHING = 2;

/** A list that begins elsewhere first finds its place: until then it is at its end now and then, as its rows have no height yet. */
export const SETTLED_MS = 400;

interface End {
    toEnd: () => void;
    /** For what scrolls, while it is there. */
    watch: (scroller: HTMLElement | Window | null) => void;
    /** The list found itself at its end, or not. */
    found: (bottom: boolean) => void;
    /** The list became higher or lower. */
    grown: () => void;
}

/**
 * Keeps the end of a list in sight for those who are there, whatever grows: a new post, a picture that comes late, the
 * message below that is being written. Only who scrolls up leaves the end. Virtuoso's own way loses it to whatever grows
 * 100 ms after a post came.
 */
export function useEnd(list: RefObject<VirtuosoHandle | null>, beginsThere: boolean, follows: boolean, onFound?: (bottom: boolean) => void): End {
    const there = useRef(beginsThere);
    const state = useRef({settled: beginsThere, bottom: false, onFound});
    const following = useRef(follows);
    const unwatch = useRef(() => {});
    useEffect(() => {
        following.current = follows;
    }, [follows]);
    useEffect(() => {
        state.current.onFound = onFound;
    }, [onFound]);
    const found = useCallback((bottom: boolean) => {
        state.current.bottom = bottom;
        if (state.current.settled) {
            there.current ||= bottom;
            state.current.onFound?.(bottom);
        }
    }, []);
    useEffect(() => {
        const timer = setTimeout(() => {
            if (!state.current.settled) {
                state.current.settled = true;
                found(state.current.bottom);
            }
        }, SETTLED_MS);
        return () => clearTimeout(timer);
    }, [found]);
    const toEnd = useCallback(() => list.current?.scrollToIndex(END), [list]);
    // Rows that changed out of sight would move the end away from whoever left the list there and comes back.
    useLayoutEffect(() => {
        if (there.current) {
            toEnd();
        }
    }, [toEnd]);
    const grown = useCallback(() => {
        if (there.current && following.current) {
            toEnd();
        }
    }, [toEnd]);
    const watch = useCallback((scroller: HTMLElement | Window | null) => {
        unwatch.current();
        if (!(scroller instanceof HTMLElement)) {
            return;
        }
        let before = scroller.scrollTop;
        const look = () => {
            const below = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
            there.current = state.current.settled && (below <= NOTHING || (there.current && scroller.scrollTop >= before));
            before = scroller.scrollTop;
        };
        // The list has less room when the message below it becomes longer, or a phone shows its keyboard.
        const room = new ResizeObserver(grown);
        room.observe(scroller);
        scroller.addEventListener('scroll', look, {passive: true});
        unwatch.current = () => {
            room.disconnect();
            scroller.removeEventListener('scroll', look);
        };
    }, [grown]);
    return {toEnd, watch, found, grown};
}
