import type {Ref} from 'react';
import {useCallback, useEffect, useImperativeHandle, useMemo, useRef} from 'react';
import type {Components, ListRange, VirtuosoHandle} from 'react-virtuoso';
import {Virtuoso} from 'react-virtuoso';

import {PlainText} from '../markdown/PlainText';
import {Boundary} from '../shared/Boundary';
import {useText} from '../text/text';
import type {Shown} from './model';
import classes from './PostList.module.css';
import {PostRow} from './PostRow';
import type {Row} from './rows';
import {rowsOf} from './rows';
import {END, SETTLED_MS, useEnd} from './useEnd';

/** Far enough from zero that a channel's whole past fits before it. */
const FIRST_INDEX = 10_000_000;

/** Rows that are left out of sight when more are asked for: they come before anybody is at the end. */
const AHEAD = 30;

export interface PostListHandle {
    toNewest: () => void;
}

interface Props {
    ref?: Ref<PostListHandle>;
    stretch: Shown;
    firstNewId: string;
    /** The post to begin at; empty for the first new or the newest one. */
    focus: string;
    onOlder?: () => void;
    onNewer?: () => void;
    onBottom?: (bottom: boolean) => void;
    /** Where a few posts stand: as a rule down there, where one writes. */
    align?: 'top' | 'bottom';
}

const components: Components<Row> = {
    List: (props) => <div {...props} role="list" />,
    Item: ({children, style, ...place}) => (
        <div style={style} data-index={place['data-index']} data-item-index={place['data-item-index']} data-known-size={place['data-known-size']} role="listitem">
            {children}
        </div>
    ),
};

/** Posts, however many: only those in sight are in the document, and the place is kept when older ones come. */
export function PostList({ref, stretch, firstNewId, focus, onOlder, onNewer, onBottom, align = 'bottom'}: Props) {
    const say = useText();
    const list = useRef<VirtuosoHandle>(null);
    const rows = useMemo(() => rowsOf(stretch, firstNewId), [stretch, firstNewId]);
    const start = rows.findIndex((row) => row.post.id === (focus || firstNewId));
    const end = useEnd(list, start < 0, stretch.atNewest, onBottom);
    useImperativeHandle(ref, () => ({toNewest: end.toEnd}), [end.toEnd]);
    const firstIndex = FIRST_INDEX - stretch.prepended;
    const older = useOnceSettled(onOlder);
    const item = useCallback((_index: number, row: Row) => (
        <Boundary of={row.post} broken={<BrokenPost message={row.post.message} />}>
            <PostRow row={row} focused={row.post.id === focus} />
        </Boundary>
    ), [focus]);
    const near = ({startIndex, endIndex}: ListRange) => {
        if (startIndex - firstIndex < AHEAD) {
            older();
        }
        if (firstIndex + rows.length - endIndex < AHEAD) {
            onNewer?.();
        }
    };
    const move = (event: React.KeyboardEvent<HTMLDivElement>) => {
        const row = (event.target as HTMLElement).closest?.('[data-post]');
        if (row === event.target && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
            const shown = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-post]')];
            const next = shown[shown.indexOf(row as HTMLElement) + (event.key === 'ArrowUp' ? -1 : 1)];
            next?.focus();
            event.preventDefault();
        }
    };
    return (
        <div className={classes.frame} onKeyDown={move} role="region" aria-label={say('posts.label')}>
            <Virtuoso
                ref={list}
                className={classes.list}
                data={rows}
                components={components}
                computeItemKey={(_index, row) => row.post.pending_post_id || row.post.id}
                firstItemIndex={firstIndex}
                initialTopMostItemIndex={start >= 0 ? {index: start, align: focus ? 'center' : 'start'} : END}
                alignToBottom={align === 'bottom'}
                skipAnimationFrameInResizeObserver
                atBottomThreshold={40}
                increaseViewportBy={{top: 600, bottom: 300}}
                rangeChanged={near}
                atBottomStateChange={end.found}
                scrollerRef={end.watch}
                totalListHeightChanged={end.grown}
                itemContent={item}
            />
        </div>
    );
}

function BrokenPost({message}: {message: string}) {
    return <article className={classes.broken}><PlainText text={String(message)} /></article>;
}

/** Calls the latest action, but not before the list has found its place, from which older posts would move it; what was asked for until then is done then. */
function useOnceSettled(action: (() => void) | undefined): () => void {
    const state = useRef({settled: false, asked: false, action});
    useEffect(() => {
        state.current.action = action;
    }, [action]);
    useEffect(() => {
        const timer = setTimeout(() => {
            state.current.settled = true;
            if (state.current.asked) {
                state.current.action?.();
            }
        }, SETTLED_MS);
        return () => clearTimeout(timer);
    }, []);
    return useCallback(() => {
        state.current.asked = true;
        if (state.current.settled) {
            state.current.action?.();
        }
    }, []);
}
